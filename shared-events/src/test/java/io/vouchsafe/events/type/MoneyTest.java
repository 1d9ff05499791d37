package io.vouchsafe.events.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1, 0.01", "10, 0.10", "100, 1.00", "5997, 59.97", "999999999999, 9999999999.99"})
    void showsExactlyTwoDecimals(long minor, String shown) {
        Money money = Money.ofMinor(minor);

        assertThat(money).hasToString(shown);
        assertThat(money.toDecimal()).isEqualTo(new BigDecimal(shown));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Money.MAX_MINOR + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesWhatIsOutOfRange(long minor) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMinor(minor))
                .withMessage("amount out of range: " + minor);
    }

    @Test
    void addsExactly() {
        assertThat(Money.ofMinor(1099).plus(Money.ofMinor(1))).isEqualTo(Money.ofMinor(1100));
        assertThat(Money.ofMinor(Money.MAX_MINOR).plus(Money.ZERO)).isEqualTo(Money.ofMinor(Money.MAX_MINOR));
    }

    @Test
    void refusesASumBeyondTheRangeInsteadOfWrappingRound() {
        Money most = Money.ofMinor(Money.MAX_MINOR);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Money.ofMinor(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(most));
    }

    @Test
    void findsTheSmallerOfTwo() {
        Money less = Money.ofMinor(199);
        Money more = Money.ofMinor(200);

        assertThat(less.min(more)).isEqualTo(less);
        assertThat(more.min(less)).isEqualTo(less);
        assertThat(less.min(Money.ofMinor(199))).isEqualTo(less);
    }

    @Test
    void ordersByAmount() {
        assertThat(Money.ofMinor(199)).isLessThan(Money.ofMinor(200));
        assertThat(Money.ofMinor(200)).isGreaterThan(Money.ofMinor(199));
        assertThat(Money.ofMinor(200)).isEqualByComparingTo(Money.ofMinor(200));
    }
}
