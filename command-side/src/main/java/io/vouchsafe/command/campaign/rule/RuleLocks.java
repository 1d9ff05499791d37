package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.events.rule.RuleKind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is locked while a rule is set. */
final class RuleLocks {

    private RuleLocks() {}

    /**
     * The lock of the campaign's tree, under which its redemptions are decided. A rule that refers to an area or a category also needs that of the project's
     * definitions, so that nobody takes away meanwhile what it refers to.
     */
    static SortedSet<Long> of(CampaignRoute campaign, RuleKind kind) {
        boolean refers = kind == RuleKind.AREA || kind == RuleKind.CATEGORY;
        return new TreeSet<>(refers ? List.of(-campaign.projectId(), campaign.treeId()) : List.of(campaign.treeId()));
    }
}
