package io.vouchsafe.events.voucher;

import java.time.Instant;

/**
 * A confirmed redemption of a voucher was taken back: the voucher has one use less, and is otherwise as it was.
 *
 * @param redemptionId the redemption that is undone
 */
public record VoucherRestored(
        long voucherId, long projectId, long campaignId, long redemptionId, VoucherState state, Instant at)
        implements VoucherEvent.OfOne {}
