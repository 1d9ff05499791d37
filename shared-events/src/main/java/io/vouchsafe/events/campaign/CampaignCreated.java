package io.vouchsafe.events.campaign;

import java.time.Instant;

/** A campaign was created, in draft. */
public record CampaignCreated(long campaignId, long projectId, CampaignTerms terms, Instant at)
        implements CampaignEvent {}
