package io.vouchsafe.process.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.ClientRequestObservationConvention;

class TraceConfigurationTest {

    @Test
    void aCallFromOneProcessToAnotherDoesNotTellItsPath() throws IOException {
        URI address = URI.create("http://127.0.0.1:8082/api/v1.0/vouchers/CODE-1?customer_identifier=jo");
        ClientRequestObservationContext call = new ClientRequestObservationContext(
                new SimpleClientHttpRequestFactory().createRequest(address, HttpMethod.GET));
        ClientRequestObservationConvention convention = new TraceConfiguration().callsWithoutTheirPath();

        assertThat(convention.getContextualName(call)).isEqualTo("http get");
        assertThat(convention.getHighCardinalityKeyValues(call)).isEmpty();
        assertThat(convention.getLowCardinalityKeyValues(call))
                .anyMatch(tag -> tag.getValue().equals("GET"))
                .noneMatch(tag -> tag.getValue().contains("CODE-1"));
    }
}
