package io.vouchsafe.command.campaign;

import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Create a campaign, in the tree of its main campaign or as the root of a new one.
 *
 * @param campaignId its number, taken beforehand
 */
record CreateCampaign(long projectId, long campaignId, CampaignEdit edit) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        Long parentId = edit.parentId();
        return new TreeSet<>(List.of(parentId == null ? campaignId : parentId));
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        Long parentId = edit.parentId();
        return parentId == null ? List.of() : List.of(CampaignState.of(parentId));
    }
}
