package io.vouchsafe.events.type;

/**
 * What a campaign takes off a transaction (contract §4.2).
 *
 * @param type fixed amount or share
 * @param value minor units for {@link DiscountType#NUMERIC}; parts per million for {@link DiscountType#PERCENTAGE} (5 % is 50,000);
 *     positive
 */
public record Discount(DiscountType type, long value) {

    /** One whole, in parts per million. */
    public static final long WHOLE_PPM = 1_000_000;

    public Discount {
        if (value <= 0 || value > (type == DiscountType.PERCENTAGE ? WHOLE_PPM : Money.MAX_MINOR)) {
            throw new ArithmeticException("discount out of range: " + type + " " + value);
        }
    }

    /** The discount for a transaction: rounded half up to a minor unit, and never more than the transaction costs. */
    public Money on(Money cost) {
        return switch (type) {
            case NUMERIC -> new Money(value).min(cost);
            case PERCENTAGE ->
                new Money(Math.addExact(Math.multiplyExact(cost.minor(), value), WHOLE_PPM / 2) / WHOLE_PPM);
        };
    }
}
