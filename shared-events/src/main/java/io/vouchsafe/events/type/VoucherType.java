package io.vouchsafe.events.type;

/** How often a code of a campaign may be redeemed (contract §3.3). */
public enum VoucherType {
    /** Each code once. */
    UNIQUE,
    /** One code many times, within the campaign's limits. */
    GENERIC
}
