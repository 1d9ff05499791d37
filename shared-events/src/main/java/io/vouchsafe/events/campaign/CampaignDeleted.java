package io.vouchsafe.events.campaign;

import java.time.Instant;

/** A campaign was deleted, and with it its vouchers and their unconfirmed redemptions. */
public record CampaignDeleted(long campaignId, long projectId, Instant at) implements CampaignEvent {}
