package io.vouchsafe.command.redemption;

import io.vouchsafe.command.lane.LaneCommand;
import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * Take a confirmed redemption back. Which tree it was charged to stands in its stream, so it runs beside the lanes, reads that first and takes the
 * tree's lock then.
 *
 * @param reason in the words of whoever asks for it
 */
record ReverseRedemption(long projectId, String transactionId, String reason) implements LaneCommand {

    /** The stream of the redemptions under the transaction id. */
    StreamRef<RedemptionState> stream() {
        return RedemptionState.of(projectId, transactionId);
    }

    @Override
    public SortedSet<Long> locks() {
        return Collections.emptySortedSet();
    }

    @Override
    public Collection<StreamRef<?>> streams() {
        return List.of(stream());
    }

    @Override
    public boolean joinsLane() {
        return false;
    }
}
