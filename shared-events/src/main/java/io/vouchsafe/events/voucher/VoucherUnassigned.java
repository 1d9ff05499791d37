package io.vouchsafe.events.voucher;

import java.time.Instant;

/** A voucher was taken back from the customer it was assigned to. */
public record VoucherUnassigned(long voucherId, long projectId, long campaignId, VoucherState state, Instant at)
        implements VoucherEvent.OfOne {}
