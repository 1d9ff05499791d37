package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.events.campaign.CampaignRules;

/** A rule as it stands after a command: the answer to that command. */
record SetRule(long campaignId, CampaignRules.Entry entry) {}
