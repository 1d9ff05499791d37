package io.vouchsafe.events.voucher;

import java.time.Instant;

/** A voucher was assigned to a customer, who alone may redeem it from now on; the state says to whom. */
public record VoucherAssigned(long voucherId, long projectId, long campaignId, VoucherState state, Instant at)
        implements VoucherEvent.OfOne {}
