package io.vouchsafe.contract.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.DoubleNode;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0, 0",
        "-0, 0",
        "-0.0, 0",
        "0E+999999999, 0",
        "100, 10000",
        "1e2, 10000",
        "59.97000000000001, 5997",
        "59.96999999999999, 5997",
        "0.1e1, 100",
        "10.005, 1001",
        "10.00499999999999999, 1000",
        "0.005, 1",
        "0.0049, 0",
        "1e-30, 0",
        "1e-999999999, 0",
        "9999999999.99, 999999999999",
    })
    void readsAmountsToTheCentHalfUp(String json, long minor) {
        JsonBody body = Sent.value(json);

        assertThat(body.amount("a", 0)).isEqualTo(minor);
        assertThat(body.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01, BELOW_MINIMUM, 0",
        "-0.001, BELOW_MINIMUM, 0",
        "-1e-999999999, BELOW_MINIMUM, 0",
        "-1e400, BELOW_MINIMUM,",
        "-1e999999999, BELOW_MINIMUM,",
        "10000000000, ABOVE_MAXIMUM, 9999999999.99",
        "9999999999.995, ABOVE_MAXIMUM, 9999999999.99",
        "1e39, ABOVE_MAXIMUM, 9999999999.99",
        "1e400, ABOVE_MAXIMUM,",
        "1e999999999, ABOVE_MAXIMUM,",
    })
    void refusesAmountsOutOfRange(String json, RefusalCode code, String boundary) {
        JsonBody body = Sent.value(json);

        assertThat(body.amount("a", 0)).isNull();
        assertThat(body.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.attribute()).isEqualTo("a");
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.boundary()).isEqualTo(boundary);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"10\"", "\"NaN\"", "\"\"", "true", "[]", "[10]", "{}", "{\"value\": 10}"})
    void refusesWhatIsNotANumber(String json) {
        JsonBody amount = Sent.value(json);
        JsonBody whole = Sent.value(json);
        JsonBody decimal = Sent.value(json);

        assertThat(amount.amount("a", 0)).isNull();
        assertThat(whole.whole("a", 0, 10)).isNull();
        assertThat(decimal.decimal("a")).isNull();
        assertThat(amount.problems()).containsExactly(Refusal.of("a", RefusalCode.INVALID, "must be a number"));
        assertThat(whole.problems()).containsExactly(Refusal.of("a", RefusalCode.INVALID, "must be a whole number"));
        assertThat(decimal.problems()).containsExactly(Refusal.of("a", RefusalCode.INVALID, "must be a number"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatAreNone(double number) {
        List<Refusal> problems = new ArrayList<>();

        assertThat(Numbers.amount(DoubleNode.valueOf(number), "a", 0, problems)).isNull();
        assertThat(problems).containsExactly(Refusal.of("a", RefusalCode.INVALID, "must be a number"));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5.0, 5", "5e0, 5", "50e-1, 5", "1e1, 10", "-0, 0", "0e999999999, 0"})
    void readsWholeNumbersHoweverTheyAreWritten(String json, long number) {
        JsonBody body = Sent.value(json);

        assertThat(body.whole("a", 0, 10)).isEqualTo(number);
        assertThat(body.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5.5, INVALID,",
        "1e-1, INVALID,",
        "-1, BELOW_MINIMUM, 0",
        "11, ABOVE_MAXIMUM, 10",
        "9223372036854775808, ABOVE_MAXIMUM, 10",
        "1e999999999, ABOVE_MAXIMUM,",
        "-1e999999999, BELOW_MINIMUM,",
    })
    void refusesNumbersThatAreNotWholeOrOutOfRange(String json, RefusalCode code, String boundary) {
        JsonBody body = Sent.value(json);

        assertThat(body.whole("a", 0, 10)).isNull();
        assertThat(body.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.boundary()).isEqualTo(boundary);
        });
    }

    @Test
    void readsDecimalsExactly() {
        assertThat(Sent.value("12.50").decimal("a")).isEqualByComparingTo(new BigDecimal("12.5"));
        assertThat(Sent.value("0.1").decimal("a")).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void neverExpandsAHugeExponent() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String sign : List.of("", "-")) {
                for (String exponent : List.of("2147483647", "-2147483600", "999999999", "-999999999")) {
                    JsonBody body = Sent.value(sign + "1e" + exponent);
                    body.amount("a", 0);
                    body.whole("a", 0, 10);
                    body.decimal("a");
                }
            }
        });
    }
}
