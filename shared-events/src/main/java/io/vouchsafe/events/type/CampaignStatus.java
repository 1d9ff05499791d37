package io.vouchsafe.events.type;

/** Where a campaign stands (contract §3.2): draft, then active and inactive in turn, never draft again. */
public enum CampaignStatus {
    DRAFT,
    ACTIVE,
    INACTIVE
}
