package io.vouchsafe.events.usage;

import java.time.Instant;

/**
 * A customer had redemptions confirmed in a campaign. Counted whether or not a rule limits them today, so that a rule set tomorrow counts from
 * the beginning.
 *
 * @param times confirmed in this commit
 * @param total confirmed in all, so that the last event of a stream tells all
 */
public record UsageCounted(long campaignId, long projectId, long customerNo, long times, long total, Instant at)
        implements UsageEvent {}
