package io.vouchsafe.command.campaign;

import io.vouchsafe.command.budget.Ledger;
import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Edit a campaign's terms or its status. Moving it to another main campaign needs the locks of both trees. */
record ReviseCampaign(CampaignRoute route, CampaignEdit edit) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        TreeSet<Long> trees = new TreeSet<>(List.of(route.treeId()));
        Long parentId = edit.parentId();
        if (parentId != null) {
            trees.add(parentId);
        }
        return trees;
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        List<StreamRef<?>> refs = new ArrayList<>();
        refs.add(CampaignStream.of(route.campaignId()));
        refs.add(Ledger.of(route.campaignId()));
        Long parentId = edit.parentId();
        if (parentId != null) {
            refs.add(CampaignStream.of(parentId));
        }
        return refs;
    }
}
