package io.vouchsafe.process.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vouchsafe.process.environment.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceExportTest {

    private static final String COLLECTOR = "http://127.0.0.1:4318/v1/traces";

    @Test
    void isOffWithoutAnEndpoint() {
        assertThat(TraceExport.settings(Map.of())).isEmpty();
        assertThat(TraceExport.settings(Map.of(TraceExport.ENDPOINT, " ", TraceExport.SAMPLING, "1")))
                .isEmpty();
    }

    @Test
    void sendsATenthOfTheRequestsUnlessToldOtherwise() {
        assertThat(TraceExport.settings(Map.of(TraceExport.ENDPOINT, COLLECTOR)))
                .containsEntry("spring.autoconfigure.exclude", "")
                .containsEntry("management.opentelemetry.enabled", true)
                .containsEntry("management.opentelemetry.tracing.export.otlp.endpoint", COLLECTOR)
                .containsEntry("management.tracing.sampling.probability", 0.1);
        assertThat(TraceExport.settings(Map.of(TraceExport.ENDPOINT, COLLECTOR, TraceExport.SAMPLING, "1")))
                .containsEntry("management.tracing.sampling.probability", 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "collector:4318, 1, VOUCHSAFE_OTLP_ENDPOINT must be the URL",
        "http://a b, 1, VOUCHSAFE_OTLP_ENDPOINT is not a URL",
        "http://collector:4318/v1/traces, 1.5, VOUCHSAFE_TRACE_SAMPLING must be a number from 0 to 1",
        "http://collector:4318/v1/traces, some, VOUCHSAFE_TRACE_SAMPLING must be a number from 0 to 1"
    })
    void refusesWhatCannotBeMeant(String endpoint, String sampling, String message) {
        assertThatThrownBy(() ->
                        TraceExport.settings(Map.of(TraceExport.ENDPOINT, endpoint, TraceExport.SAMPLING, sampling)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(message);
    }
}
