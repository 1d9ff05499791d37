package io.vouchsafe.command.lane;

import io.vouchsafe.command.stream.StreamRef;
import java.util.Collection;
import java.util.SortedSet;

/** A command that is handled in a lane, together with others, and says beforehand what it will touch. */
public interface LaneCommand {

    /** The locks it needs; the first one picks the lane. Whoever holds the same lock is handled before or after, never at once. */
    SortedSet<Long> locks();

    /** The streams it will read or write. One that is missing here costs a round trip of its own. */
    Collection<StreamRef<?>> streams();
}
