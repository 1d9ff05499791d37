package io.vouchsafe.events.customer;

import java.time.Instant;

/** A customer who had redemptions confirmed before had a first one confirmed in a further campaign. */
public record CustomerRedeemedElsewhere(long customerNo, long projectId, long campaignId, Instant at)
        implements CustomerEvent {}
