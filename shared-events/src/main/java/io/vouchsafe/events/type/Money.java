package io.vouchsafe.events.type;

import java.math.BigDecimal;

/**
 * An amount of the project's currency, exact, in minor units (cents). Never negative, never above {@link #MAX_MINOR}; arithmetic that would
 * leave that range throws instead of wrapping round.
 *
 * @param minor hundredths of the currency unit, 0 to {@link #MAX_MINOR}
 */
public record Money(long minor) implements Comparable<Money> {

    /** 9,999,999,999.99 units: large enough for any budget, small enough that a percentage of it fits in a {@code long}. */
    public static final long MAX_MINOR = 999_999_999_999L;

    /** Nothing. */
    public static final Money ZERO = new Money(0);

    public Money {
        if (minor < 0 || minor > MAX_MINOR) {
            throw new ArithmeticException("amount out of range: " + minor);
        }
    }

    /** The amount of so many minor units. */
    public static Money ofMinor(long minor) {
        return new Money(minor);
    }

    /** The sum. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, other.minor));
    }

    /** The smaller of the two. */
    public Money min(Money other) {
        return minor <= other.minor ? this : other;
    }

    /** The amount with exactly two decimals, as the API shows it. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return toDecimal().toPlainString();
    }
}
