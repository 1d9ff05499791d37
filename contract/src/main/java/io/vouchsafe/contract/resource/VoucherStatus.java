package io.vouchsafe.contract.resource;

import java.util.Locale;

/** Where a voucher stands (contract §3.4). */
public enum VoucherStatus {
    /** Free for anyone. */
    CREATED,
    /** Assigned to a customer. */
    DISTRIBUTED,
    /** Has an unconfirmed redemption. */
    VALIDATED,
    /** A generic code that was used, and can be used again. */
    ACTIVE,
    /** Used up, for good. */
    REDEEMED,
    /** Invalidated, for good. */
    EXPIRED;

    /** The status as clients see it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status that follows from what is known of a voucher.
     *
     * @param expired whether it was invalidated
     * @param unique whether its code can be redeemed only once
     * @param confirmed confirmed redemptions
     * @param unconfirmed redemptions that are validated but not confirmed
     * @param assigned whether it belongs to a customer
     */
    public static VoucherStatus of(
            boolean expired, boolean unique, long confirmed, long unconfirmed, boolean assigned) {
        if (confirmed > 0 && unique) {
            return REDEEMED;
        }
        if (expired) {
            return EXPIRED;
        }
        if (confirmed > 0) {
            return ACTIVE;
        }
        if (unique && unconfirmed > 0) {
            return VALIDATED;
        }
        return assigned ? DISTRIBUTED : CREATED;
    }
}
