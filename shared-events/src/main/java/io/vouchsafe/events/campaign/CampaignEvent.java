package io.vouchsafe.events.campaign;

import io.vouchsafe.events.DomainEvent;

/** What can happen to a campaign. */
public sealed interface CampaignEvent extends DomainEvent
        permits CampaignCreated,
                CampaignRevised,
                CampaignActivated,
                CampaignDeactivated,
                CampaignRuleSet,
                CampaignRuleRemoved,
                CampaignDeleted {

    /** The campaign it happened to. */
    long campaignId();
}
