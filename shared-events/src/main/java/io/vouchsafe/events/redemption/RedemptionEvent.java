package io.vouchsafe.events.redemption;

import io.vouchsafe.events.DomainEvent;

/** What can happen to a redemption. */
public sealed interface RedemptionEvent extends DomainEvent
        permits RedemptionValidated, RedemptionConfirmed, RedemptionDeclined, RedemptionDeleted, RedemptionReversed {

    /** The redemption, or the attempt where it never became one. */
    long redemptionId();

    /** The campaign of the voucher. */
    long campaignId();

    /** The voucher that was presented. */
    long voucherId();
}
