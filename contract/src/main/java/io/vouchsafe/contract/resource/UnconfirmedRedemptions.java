package io.vouchsafe.contract.resource;

/**
 * How many redemptions of a voucher are validated and not confirmed: whoever shows a voucher needs it for the status (contract §3.4), and it stands
 * with the views alone, because validating a redemption does not touch its voucher. Given by the reading side; a writer asks before it sends
 * its command, to word the answer, and never decides by it.
 */
@FunctionalInterface
public interface UnconfirmedRedemptions {

    /**
     * The number for a voucher; 0 for one that does not exist.
     *
     * @throws io.vouchsafe.contract.error.ApiFailure.Unavailable if the views do not catch up in time
     */
    long of(long voucherId);
}
