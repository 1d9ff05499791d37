package io.vouchsafe.events.campaign;

import io.vouchsafe.events.rule.CampaignRule;
import java.time.Instant;

/**
 * A rule of a campaign was added or changed; it applies from the next command on.
 *
 * @param revision of this rule, from 1 for its creation
 */
public record CampaignRuleSet(long campaignId, long projectId, CampaignRule rule, long revision, Instant at)
        implements CampaignEvent {}
