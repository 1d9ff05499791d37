package io.vouchsafe.events.customer;

import java.time.Instant;

/**
 * The last confirmed redemption that a customer had in a campaign was taken back.
 *
 * @param redeemed whether redemptions in other campaigns still count
 * @param isNew whether the customer counts as new again: as at registration, if nothing counts any more
 */
public record CustomerRedemptionsReversed(
        long customerNo, long projectId, long campaignId, boolean redeemed, boolean isNew, Instant at)
        implements CustomerEvent {}
