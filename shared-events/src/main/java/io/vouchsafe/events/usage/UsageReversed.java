package io.vouchsafe.events.usage;

import java.time.Instant;

/**
 * A confirmed redemption of a customer in a campaign was taken back.
 *
 * @param redemptionId the redemption that is undone
 * @param total what is left, so that the last event of a stream tells all
 */
public record UsageReversed(long campaignId, long projectId, long customerNo, long redemptionId, long total, Instant at)
        implements UsageEvent {}
