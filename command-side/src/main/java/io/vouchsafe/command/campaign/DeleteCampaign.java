package io.vouchsafe.command.campaign;

import io.vouchsafe.command.budget.Ledger;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Delete a campaign that has no children and nothing confirmed. */
record DeleteCampaign(CampaignRoute route) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        return new TreeSet<>(List.of(route.treeId()));
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of(CampaignStream.of(route.campaignId()), Ledger.of(route.campaignId()));
    }
}
