package io.vouchsafe.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;

class LookupLimitFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1.0/vouchers/AUTUMN-7, true",
        "/api/v1.0/vouchers/AUTUMN-7/redemptions, true",
        // The router reads this as the path above, so a guess by it must count as well.
        "/api/v1.0/v%6Fuchers/AUTUMN-7/r%65demptions, true",
        "/api/v1.0/vouchers/find, false",
        "/api/v1.0/campaigns/2/vouchers, false",
        "/api/v1.0/vouchers/AUTUMN-7/redemptions/1, false"
    })
    void knowsThePathsThatNameACode(String path, boolean named) {
        assertThat(LookupLimitFilter.namesCode(PathContainer.parsePath(path))).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1.0/vouchers/X, 404, true",
        "HEAD, /api/v1.0/vouchers/X, 404, true",
        "PATCH, /api/v1.0/vouchers/X, 404, true",
        "DELETE, /api/v1.0/vouchers/X, 404, true",
        "POST, /api/v1.0/vouchers/X/redemptions, 404, true",
        "PATCH, /api/v1.0/vouchers/X/redemptions, 404, true",
        "DELETE, /api/v1.0/vouchers/X/redemptions, 404, true",
        "GET, /api/v1.0/vouchers/X/redemptions, 404, false",
        "POST, /api/v1.0/vouchers/X/redemptions, 200, false",
        "POST, /api/v1.0/vouchers/X/redemptions, 422, false",
        "POST, /api/v1.0/vouchers/X/redemptions, 503, false"
    })
    void countsAnswersThatTellThatACodeDoesNotExist(String method, String path, int status, boolean counted) {
        assertThat(LookupLimitFilter.failed(method, PathContainer.parsePath(path), status))
                .isEqualTo(counted);
    }
}
