package io.vouchsafe.events.campaign;

import java.time.Instant;

/** A campaign was deactivated: nothing is redeemed or confirmed under it until it is activated again. */
public record CampaignDeactivated(long campaignId, long projectId, Instant at) implements CampaignEvent {}
