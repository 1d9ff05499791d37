package io.vouchsafe.query.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest rebuild of one projection.
 *
 * @param first whether the projection had no rows before
 * @param shape what its tables looked like when it began
 * @param position global index of the last event that the new rows count
 * @param target global index up to which it goes, as far as is known
 * @param eventsPerSecond of the whole store, in the last ten seconds of its work
 * @param requestedBy the credential, or {@code system}
 * @param endedAt when it was finished or cancelled
 * @param problem why it could not go on when it last tried
 */
public record RebuildJob(
        String name,
        boolean first,
        RebuildState state,
        @Nullable String shape,
        long position,
        long target,
        @Nullable Long eventsPerSecond,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String problem) {

    private static final double ALL = 100;

    /** How much of the way is done, from 0 to 100, with one decimal. */
    public double percent() {
        if (state == RebuildState.FINISHED) {
            return ALL;
        }
        return target == 0 ? 0 : Math.min(ALL, Math.floor(ALL * 10 * position / target) / 10);
    }

    /** Seconds until the events are counted at the present rate; {@code null} when that is not known or there is nothing left to wait for. */
    public @Nullable Long secondsLeft() {
        if (!state.open() || eventsPerSecond == null || eventsPerSecond <= 0) {
            return null;
        }
        return Math.ceilDiv(Math.max(0, target - position), eventsPerSecond);
    }
}
