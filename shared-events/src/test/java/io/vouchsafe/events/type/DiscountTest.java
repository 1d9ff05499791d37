package io.vouchsafe.events.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountTest {

    private static final int DRAWS = 100_000;

    @ParameterizedTest(name = "{0} of {1} on {2} is {3}")
    @CsvSource({
        // The documented numbers: 5 % of 100.00 and of 150.00.
        "PERCENTAGE,   50000,  10000,   500",
        "PERCENTAGE,   50000,  15000,   750",
        // Half a cent goes up, less than half goes down.
        "PERCENTAGE,   50000,     10,     1",
        "PERCENTAGE,   50000,      9,     0",
        "PERCENTAGE,  125000,      4,     1",
        "PERCENTAGE,  333333,      3,     1",
        "PERCENTAGE,       1, 499999,     0",
        "PERCENTAGE,       1, 500000,     1",
        // All of it, and nothing to take it from.
        "PERCENTAGE, 1000000,  12345, 12345",
        "PERCENTAGE, 1000000,      0,     0",
        "PERCENTAGE,       1, 999999999999, 1000000",
        "PERCENTAGE, 1000000, 999999999999, 999999999999",
        // A fixed amount never exceeds what the transaction costs.
        "NUMERIC,        500,  10000,   500",
        "NUMERIC,        500,    500,   500",
        "NUMERIC,        500,    499,   499",
        "NUMERIC,        500,      0,     0",
        "NUMERIC, 999999999999, 999999999999, 999999999999",
    })
    void takesOff(DiscountType type, long value, long cost, long granted) {
        assertThat(new Discount(type, value).on(Money.ofMinor(cost))).isEqualTo(Money.ofMinor(granted));
    }

    @ParameterizedTest
    @CsvSource({
        "PERCENTAGE, 0",
        "PERCENTAGE, -1",
        "PERCENTAGE, 1000001",
        "NUMERIC, 0",
        "NUMERIC, -1",
        "NUMERIC, 1000000000000"
    })
    void refusesAValueOutOfRange(DiscountType type, long value) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Discount(type, value))
                .withMessage("discount out of range: " + type + " " + value);
    }

    @Test
    void agreesWithDecimalArithmeticRoundedHalfUp() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < DRAWS; i++) {
            long cost = random.nextLong(magnitude(random) + 1);
            long ppm = random.nextLong(1, Discount.WHOLE_PPM + 1);
            long amount = random.nextLong(1, Money.MAX_MINOR + 1);

            assertThat(new Discount(DiscountType.PERCENTAGE, ppm).on(Money.ofMinor(cost)))
                    .as("seed %d: %d ppm of %d", seed, ppm, cost)
                    .isEqualTo(Money.ofMinor(reckoned(cost, ppm)));
            assertThat(new Discount(DiscountType.NUMERIC, amount).on(Money.ofMinor(cost)))
                    .as("seed %d: %d off %d", seed, amount, cost)
                    .isEqualTo(Money.ofMinor(Math.min(amount, cost)));
        }
    }

    private static long magnitude(SplittableRandom random) {
        long magnitude = 1;
        for (int digits = random.nextInt(13); digits > 0; digits--) {
            magnitude *= 10;
        }
        return Math.min(magnitude, Money.MAX_MINOR);
    }

    /** cost * percent / 100, rounded half up to two decimals, as the contract writes it (§4.2). */
    private static long reckoned(long costMinor, long ppm) {
        BigDecimal cost = BigDecimal.valueOf(costMinor, 2);
        BigDecimal percent = BigDecimal.valueOf(ppm, 4);
        return cost.multiply(percent)
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP)
                .min(cost)
                .unscaledValue()
                .longValueExact();
    }
}
