package io.vouchsafe.events.campaign;

import java.time.Instant;

/** A campaign was activated: its vouchers may be redeemed from now on. */
public record CampaignActivated(long campaignId, long projectId, Instant at) implements CampaignEvent {}
