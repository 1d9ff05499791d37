package io.vouchsafe.standalone.demo;

import java.util.Set;

/**
 * A discount campaign of the story, before its limits are known.
 *
 * @param key how the story refers to it; its number is the server's
 * @param main key of its main campaign
 */
record Offer(
        String key,
        String main,
        String name,
        Labels labels,
        Grant grant,
        Codes codes,
        Traffic traffic,
        Limits limits,
        Set<Trait> traits) {

    Offer {
        traits = Set.copyOf(traits);
    }

    /** What the reports group by. */
    record Labels(String team, String channel, String medium, String purpose) {}

    /**
     * What is granted, in units of the project's currency; 0 where there is none.
     *
     * @param percentage whether the value is one
     * @param minimum of the order
     * @param maximum of the order
     * @param cap of the discount, kept by a rule
     */
    record Grant(boolean percentage, int value, int minimum, int maximum, int cap) {

        private static final int HUNDRED = 100;

        /** About what an order is granted, in minor units: good enough to choose a budget by. */
        long estimateMinor(long costMinor) {
            long granted = percentage ? costMinor * value / HUNDRED : (long) value * HUNDRED;
            long capped = cap == 0 ? granted : Math.min(granted, (long) cap * HUNDRED);
            return Math.min(capped, costMinor);
        }
    }

    /**
     * Its codes.
     *
     * @param unique whether each may be used once
     * @param text what they begin with, or the one that is shared
     */
    record Codes(boolean unique, String text) {}

    /**
     * How often it is used.
     *
     * @param weight in proportion to the others
     * @param opens when it begins, as a part of the story from 0 to 1
     * @param closes when shoppers lose interest
     */
    record Traffic(double weight, double opens, double closes) {}

    /**
     * Limits, in proportion to what shoppers would use without them; 0 is none.
     *
     * @param budget of money
     * @param redemptions of their number
     */
    record Limits(double budget, double redemptions) {

        static final Limits NONE = new Limits(0, 0);
    }

    /** What else is true of it; most are rules. */
    enum Trait {
        /** Most use it on its first days. */
        BURST,
        NEW_CUSTOMERS,
        /** Each customer twice at most. */
        TWICE_EACH,
        /** Its codes belong to customers from the start. */
        ASSIGNED,
        IN_AREA,
        APP_ONLY,
        NO_GIFT_CARDS,
        HAPPY_HOUR,
        DAILY_BUDGET,
        WEEKLY_BUDGET,
        /** Its timeframe is over after three days. */
        THREE_DAYS,
        /** Its timeframe begins after the story. */
        LATER,
        /** Never activated. */
        DRAFT,
        /** Deactivated on the way. */
        STOPPED,
        /** Its budget is raised on the way. */
        RAISED
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether a rule asks who the customer is. */
    boolean needsCustomer() {
        return has(Trait.NEW_CUSTOMERS) || has(Trait.TWICE_EACH) || has(Trait.ASSIGNED);
    }
}
