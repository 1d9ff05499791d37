package io.vouchsafe.events.voucher;

import org.jspecify.annotations.Nullable;

/**
 * How one voucher stands.
 *
 * @param code as it was given, in its own case
 * @param active whether its owner lets it be redeemed
 * @param customerNo the customer it is assigned to, or nobody in particular
 * @param uses confirmed redemptions so far
 * @param expired whether it was invalidated for good
 * @param deleted whether it no longer exists
 */
public record VoucherState(
        String code, boolean active, @Nullable Long customerNo, long uses, boolean expired, boolean deleted) {

    /** A voucher to which nothing has happened yet. */
    public static VoucherState issued(String code, boolean active, @Nullable Long customerNo) {
        return new VoucherState(code, active, customerNo, 0, false, false);
    }

    /** The same voucher under another code or switched on or off. */
    public VoucherState revised(String newCode, boolean newActive) {
        return new VoucherState(newCode, newActive, customerNo, uses, expired, deleted);
    }

    /** The same voucher for one customer alone; {@code null} is for anybody. */
    public VoucherState assignedTo(@Nullable Long newCustomerNo) {
        return new VoucherState(code, active, newCustomerNo, uses, expired, deleted);
    }

    /** The same voucher, invalid for good. */
    public VoucherState invalidated() {
        return new VoucherState(code, active, customerNo, uses, true, deleted);
    }

    /** The same voucher after further confirmed redemptions. */
    public VoucherState used(long times) {
        return new VoucherState(code, active, customerNo, Math.addExact(uses, times), expired, deleted);
    }

    /** The same voucher after a confirmed redemption was taken back. */
    public VoucherState restored() {
        if (uses < 1) {
            throw new ArithmeticException("a voucher that was never used cannot be restored");
        }
        return new VoucherState(code, active, customerNo, uses - 1, expired, deleted);
    }

    /** The same voucher, gone. */
    public VoucherState removed() {
        return new VoucherState(code, active, customerNo, uses, expired, true);
    }
}
