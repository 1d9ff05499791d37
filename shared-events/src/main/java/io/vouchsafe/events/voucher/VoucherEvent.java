package io.vouchsafe.events.voucher;

import io.vouchsafe.events.DomainEvent;

/** What can happen to vouchers. */
public sealed interface VoucherEvent extends DomainEvent permits VouchersIssued, VoucherEvent.OfOne {

    /** The campaign that the vouchers belong to. */
    long campaignId();

    /** Something that happened to a single voucher. It carries the state that it left, so that the last one tells all. */
    sealed interface OfOne extends VoucherEvent
            permits VoucherRevised,
                    VoucherAssigned,
                    VoucherUnassigned,
                    VoucherExpired,
                    VoucherRedeemed,
                    VoucherRestored,
                    VoucherDeleted {

        /** The voucher it happened to. */
        long voucherId();

        /** How the voucher stands after this event. */
        VoucherState state();
    }
}
