package io.vouchsafe.events.voucher;

import java.time.Instant;

/** A voucher was deleted, and with it its unconfirmed redemptions. Its code is free again. */
public record VoucherDeleted(long voucherId, long projectId, long campaignId, VoucherState state, Instant at)
        implements VoucherEvent.OfOne {}
