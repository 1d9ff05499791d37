package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts;
import java.math.BigDecimal;
import java.util.Locale;

/** How explanations write numbers and names. */
final class Words {

    private Words() {}

    /** An amount with its two decimals. Not limited as {@code Money} is: sums of a whole campaign may be larger. */
    static BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    /** Such as "1 redemption" and "3 redemptions". */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** How often something had happened. */
    static String times(long number) {
        return number == 0 ? "never" : number == 1 ? "once" : number + " times";
    }

    /** A constant's name as the API writes it. */
    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The zone by which calendar windows were reckoned. */
    static String zone(DecisionFacts facts) {
        String zone = facts.timeZone();
        return zone == null ? "UTC" : zone;
    }
}
