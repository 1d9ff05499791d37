package io.vouchsafe.command.time;

import io.vouchsafe.command.stream.Streams;
import java.time.Clock;
import java.time.Instant;

/** The time that decisions are made at: never earlier than anything that was decided before in the same streams, whatever the wall clock does. */
public final class DecisionClock {

    private final Clock wall;

    public DecisionClock(Clock wall) {
        this.wall = wall;
    }

    /** Now, to the millisecond. */
    public Instant now(Streams streams) {
        Instant now = wall.instant();
        Instant latest = streams.latest();
        return now.isBefore(latest) ? latest : now;
    }
}
