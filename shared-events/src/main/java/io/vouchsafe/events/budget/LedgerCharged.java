package io.vouchsafe.events.budget;

import java.time.Instant;

/**
 * Confirmed redemptions were charged to a campaign: all of one commit together.
 *
 * @param redemptions how many, at least 1
 * @param amountMinor their discounts in minor units
 */
public record LedgerCharged(
        long campaignId, long projectId, long redemptions, long amountMinor, LedgerState state, Instant at)
        implements LedgerEvent {}
