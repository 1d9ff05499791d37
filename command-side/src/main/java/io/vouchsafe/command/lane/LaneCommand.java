package io.vouchsafe.command.lane;

import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/** A command that is handled in a lane, together with others, and says beforehand what it will touch. */
public interface LaneCommand {

    /** The locks it needs from the start; the last one picks the lane. Whoever holds the same lock is handled before or after, never at once. */
    SortedSet<Long> locks();

    /** Locks that it shares with others who share them, taken from the start and after its own; whoever has one alone waits for all of them. */
    default SortedSet<Long> sharedLocks() {
        return Collections.emptySortedSet();
    }

    /** The streams it will read or write. One that is missing here costs a round trip of its own. */
    Collection<StreamRef<?>> streams();

    /** Further streams that it will read or write, as the first ones tell; loaded together with those of its neighbours. */
    default Collection<StreamRef<?>> furtherStreams(Streams streams) {
        return List.of();
    }

    /**
     * Whether it joins a lane. A long one does not: it runs in a transaction of its own on its caller's thread, so that nobody queues behind it, and
     * takes its locks late.
     */
    default boolean joinsLane() {
        return true;
    }
}
