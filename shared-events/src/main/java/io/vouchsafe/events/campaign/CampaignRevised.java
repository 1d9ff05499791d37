package io.vouchsafe.events.campaign;

import java.time.Instant;

/**
 * A campaign's terms were edited.
 *
 * @param terms all terms, as they are after the edit
 */
public record CampaignRevised(long campaignId, long projectId, CampaignTerms terms, Instant at)
        implements CampaignEvent {}
