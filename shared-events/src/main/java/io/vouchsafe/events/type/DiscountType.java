package io.vouchsafe.events.type;

/** How a campaign's discount is reckoned (contract §3.3). */
public enum DiscountType {
    /** A fixed amount off. */
    NUMERIC,
    /** A share of the transaction's cost. */
    PERCENTAGE
}
