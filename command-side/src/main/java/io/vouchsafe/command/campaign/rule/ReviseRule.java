package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.command.campaign.CampaignStream;
import io.vouchsafe.command.campaign.rule.edit.RuleEdit;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** Change a rule of a campaign. */
record ReviseRule(RuleRoute route, RuleEdit edit) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        return RuleLocks.of(route.campaign(), route.kind());
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        List<StreamRef<?>> refs = new ArrayList<>(edit.streams());
        refs.add(CampaignStream.of(route.campaign().campaignId()));
        return refs;
    }
}
