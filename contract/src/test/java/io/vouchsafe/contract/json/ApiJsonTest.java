package io.vouchsafe.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.events.type.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class ApiJsonTest {

    private static final JsonMapper JSON = ApiJson.mapper();

    private record Shown(
            @Nullable Money grantedDiscount, @Nullable Instant confirmedAt) {}

    @ParameterizedTest
    @CsvSource({
        "2024-03-09T10:15:30.123Z, 2024-03-09T10:15:30.123Z",
        "2024-03-09T10:15:30Z, 2024-03-09T10:15:30.000Z",
        "2024-03-09T10:15:30.123999Z, 2024-03-09T10:15:30.123Z",
    })
    void showsInstantsToTheMillisecondInUtc(Instant instant, String shown) {
        assertThat(JSON.writeValueAsString(instant)).isEqualTo('"' + shown + '"');
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "400, 4.00", "5997, 59.97", "999999999999, 9999999999.99"})
    void showsAmountsAsNumbersWithTwoDecimals(long minor, String shown) {
        assertThat(JSON.writeValueAsString(Money.ofMinor(minor))).isEqualTo(shown);
    }

    @Test
    void namesAttributesInSnakeCaseAndShowsNulls() {
        assertThat(JSON.writeValueAsString(new Shown(Money.ofMinor(400), null)))
                .isEqualTo("{\"granted_discount\":4.00,\"confirmed_at\":null}");
    }

    @Test
    void readsDecimalsExactly() {
        assertThat(JSON.readTree("59.97000000000001").decimalValue()).isEqualTo(new BigDecimal("59.97000000000001"));
    }

    @Test
    void readsDownToTheDepthLimitAndNoDeeper() {
        assertThat(JSON.readTree(nested(32)).isArray()).isTrue();
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readTree(nested(33)));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @Test
    void readsStringsUpToTheSizeLimitAndNoLonger() {
        assertThat(JSON.readTree('"' + "x".repeat(100_000) + '"').asString()).hasSize(100_000);
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> JSON.readTree('"' + "x".repeat(200_000) + '"'));
    }

    @Test
    void readsNumbersUpToTheLengthLimitAndNoLonger() {
        assertThat(JSON.readTree("1".repeat(100)).isNumber()).isTrue();
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readTree("1".repeat(1_001)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"a\": 2}",
                "{} {}",
                "{\"a\": NaN}",
                "{\"a\": Infinity}",
                "{\"a\": 01}",
                "{'a': 1}",
                "{\"a\": 1,}",
                "{"
            })
    void refusesWhatIsNotStrictJson(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readTree(json));
    }
}
