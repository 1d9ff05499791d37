package io.vouchsafe.events.voucher;

import java.time.Instant;

/** A voucher's code was changed, or it was switched on or off. */
public record VoucherRevised(long voucherId, long projectId, long campaignId, VoucherState state, Instant at)
        implements VoucherEvent.OfOne {}
