package io.vouchsafe.events.budget;

import java.time.Instant;

/**
 * A confirmed redemption was taken back from the account of a campaign.
 *
 * @param redemptionId the redemption that is undone
 * @param amountMinor its discount in minor units
 */
public record LedgerReversed(
        long campaignId, long projectId, long redemptionId, long amountMinor, LedgerState state, Instant at)
        implements LedgerEvent {}
