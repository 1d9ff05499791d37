package io.vouchsafe.launch.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.gateway.description.DescribedOperations;
import io.vouchsafe.process.cluster.Part;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;

class SidesTest {

    private final Sides sides = new Sides(new DescribedOperations());

    private Sides.Resource at(String path) {
        return Objects.requireNonNull(sides.at(PathContainer.parsePath(path)), path);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1.0/campaigns, QUERY",
        "HEAD, /api/v1.0/campaigns, QUERY",
        "POST, /api/v1.0/campaigns, COMMAND",
        "GET, /api/v1.0/vouchers/find, COMMAND",
        "GET, /api/v1.0/vouchers/FOUND, QUERY",
        "PATCH, /api/v1.0/vouchers/A%25B/redemptions, COMMAND",
        "GET, /api/v1.0/vouchers/A%25B/redemptions, QUERY",
        "POST, /api/v1.0/campaigns/vouchers/expire, COMMAND",
        "GET, /api/v1.0/users, GATEWAY",
        "PUT, /api/vouchsafe/v1/users/3/password, GATEWAY",
        "DELETE, /api/vouchsafe/v1/session, GATEWAY",
        "POST, /api/vouchsafe/v1/customers/x/erasure, COMMAND",
        "POST, /api/vouchsafe/v1/projections/history/rebuild, QUERY",
        "POST, /api/vouchsafe/v1/reconciliations, QUERY",
        "GET, /api/vouchsafe/v1/live, QUERY"
    })
    void everyOperationHasItsSide(String method, String path, Part part) {
        assertThat(at(path).part(method)).isEqualTo(part);
    }

    @Test
    void otherMethodsAndOtherPathsHaveNone() {
        assertThat(at("/api/v1.0/campaigns").part("PUT")).isNull();
        assertThat(at("/api/v1.0/campaigns").methods()).containsExactly("GET", "HEAD", "OPTIONS", "POST");
        assertThat(sides.at(PathContainer.parsePath("/api/v1.0/nothing"))).isNull();
        assertThat(sides.at(PathContainer.parsePath("/api/v2.0/campaigns"))).isNull();
    }

    @Test
    void everyDescribedOperationIsRouted() {
        assertThat(new DescribedOperations().all())
                .isNotEmpty()
                .allMatch(operation ->
                        at(operation.template().replaceAll("\\{[^}]*}", "1")).part(operation.method()) != null);
    }
}
