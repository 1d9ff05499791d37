package io.vouchsafe.events.voucher;

import java.time.Instant;

/** A voucher was invalidated for good (contract §5.2, #9). */
public record VoucherExpired(long voucherId, long projectId, long campaignId, VoucherState state, Instant at)
        implements VoucherEvent.OfOne {}
