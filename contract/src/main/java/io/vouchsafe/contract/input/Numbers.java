package io.vouchsafe.contract.input;

import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Exact numbers from JSON. Huge exponents are judged by their magnitude first, so that no client can make us expand them. */
final class Numbers {

    private static final int MAX_DIGITS = 40;
    private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(Money.MAX_MINOR, 2);

    private Numbers() {}

    static @Nullable Long whole(JsonNode node, String attribute, long min, long max, List<Refusal> problems) {
        BigDecimal value = decimal(node, attribute, "must be a whole number", problems);
        if (value == null) {
            return null;
        }
        if (value.stripTrailingZeros().scale() > 0) {
            problems.add(Refusal.of(attribute, RefusalCode.INVALID, "must be a whole number"));
            return null;
        }
        return inRange(value, attribute, BigDecimal.valueOf(min), BigDecimal.valueOf(max), problems)
                ? value.longValueExact()
                : null;
    }

    static @Nullable Long amount(JsonNode node, String attribute, long minMinor, List<Refusal> problems) {
        BigDecimal value = decimal(node, attribute, "must be a number", problems);
        if (value == null) {
            return null;
        }
        BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP);
        // A negative amount is refused even where it would round to zero.
        BigDecimal judged = value.signum() < 0 ? value : rounded;
        return inRange(judged, attribute, BigDecimal.valueOf(minMinor, 2), MAX_AMOUNT, problems)
                ? rounded.unscaledValue().longValueExact()
                : null;
    }

    static @Nullable BigDecimal decimal(JsonNode node, String attribute, String expected, List<Refusal> problems) {
        if (!node.isNumber() || !finite(node)) {
            problems.add(Refusal.of(attribute, RefusalCode.INVALID, expected));
            return null;
        }
        BigDecimal value = node.decimalValue();
        int magnitude = value.precision() - value.scale();
        if (value.signum() != 0 && magnitude > MAX_DIGITS) {
            boolean negative = value.signum() < 0;
            problems.add(Refusal.of(
                    attribute,
                    negative ? RefusalCode.BELOW_MINIMUM : RefusalCode.ABOVE_MAXIMUM,
                    negative ? "is too small" : "is too large"));
            return null;
        }
        if (value.signum() == 0 || magnitude < -MAX_DIGITS) {
            return value.signum() < 0 ? BigDecimal.ONE.movePointLeft(MAX_DIGITS).negate() : BigDecimal.ZERO;
        }
        return value;
    }

    private static boolean finite(JsonNode node) {
        return !(node.isDouble() || node.isFloat()) || Double.isFinite(node.doubleValue());
    }

    private static boolean inRange(
            BigDecimal value, String attribute, BigDecimal min, BigDecimal max, List<Refusal> problems) {
        if (value.compareTo(min) < 0) {
            String bound = min.stripTrailingZeros().toPlainString();
            problems.add(Refusal.of(
                    attribute, RefusalCode.BELOW_MINIMUM, "must be greater than or equal to " + bound, bound));
            return false;
        }
        if (value.compareTo(max) > 0) {
            String bound = max.stripTrailingZeros().toPlainString();
            problems.add(
                    Refusal.of(attribute, RefusalCode.ABOVE_MAXIMUM, "must be less than or equal to " + bound, bound));
            return false;
        }
        return true;
    }
}
