package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.events.rule.RuleKind;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule's commands go.
 *
 * @param ruleId {@code null} for the campaign's only rule of a {@linkplain RuleKind#single() single} kind
 */
record RuleRoute(
        CampaignRoute campaign, RuleKind kind, @Nullable Long ruleId) {}
