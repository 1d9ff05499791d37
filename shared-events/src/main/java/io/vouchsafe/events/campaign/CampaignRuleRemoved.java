package io.vouchsafe.events.campaign;

import io.vouchsafe.events.rule.RuleKind;
import java.time.Instant;

/** A rule of a campaign was removed; it no longer applies from the next command on. */
public record CampaignRuleRemoved(long campaignId, long projectId, RuleKind kind, long ruleId, Instant at)
        implements CampaignEvent {}
