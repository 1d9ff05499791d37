package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Remove a rule from a campaign. What it referred to may be deleted before or after, so only the campaign's tree is locked. */
record RemoveRule(RuleRoute route) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        return new TreeSet<>(List.of(route.campaign().treeId()));
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of(CampaignStream.of(route.campaign().campaignId()));
    }
}
