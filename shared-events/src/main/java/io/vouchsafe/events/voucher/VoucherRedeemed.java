package io.vouchsafe.events.voucher;

import java.time.Instant;

/**
 * Redemptions of a voucher were confirmed: one of a unique code, or all that one commit confirmed of a generic one.
 *
 * @param times how many, at least 1
 */
public record VoucherRedeemed(
        long voucherId, long projectId, long campaignId, long times, VoucherState state, Instant at)
        implements VoucherEvent.OfOne {}
