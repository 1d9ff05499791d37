package io.vouchsafe.command.campaign;

import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Create a campaign, in the tree of its main campaign or as the root of a new one. */
record CreateCampaign(long projectId, CampaignEdit edit) implements LaneCommand {

    @Override
    public SortedSet<Long> locks() {
        Long parentId = edit.parentId();
        // A tree that does not exist yet has no number to lock; the project's main campaigns are created one after
        // another.
        return new TreeSet<>(List.of(parentId == null ? -projectId : parentId));
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        Long parentId = edit.parentId();
        return parentId == null ? List.of() : List.of(CampaignStream.of(parentId));
    }
}
