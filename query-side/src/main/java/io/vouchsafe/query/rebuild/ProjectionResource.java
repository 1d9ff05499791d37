package io.vouchsafe.query.rebuild;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.query.projection.Positions.Standing;
import io.vouchsafe.query.projection.ProjectionState;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A projection as operators see it.
 *
 * @param state how it fares in the process that answers
 * @param position global index of the last event that its rows count
 * @param head global index of the newest event
 * @param behind how many events its rows do not count yet
 * @param rebuild its latest rebuild; {@code null} if it never had one
 */
@JsonPropertyOrder({"type", "name", "state", "position", "head", "behind", "rebuild"})
record ProjectionResource(
        String type,
        String name,
        String state,
        long position,
        long head,
        long behind,
        @Nullable RebuildResource rebuild) {

    static ProjectionResource of(String name, ProjectionState state, Standing standing, @Nullable RebuildJob rebuild) {
        return new ProjectionResource(
                "Projection",
                name,
                state.name().toLowerCase(Locale.ROOT),
                standing.position(),
                standing.head(),
                standing.behind(),
                rebuild == null ? null : RebuildResource.of(rebuild));
    }

    /**
     * A rebuild.
     *
     * @param first whether the projection had no rows before, so that it cannot be read until this is done
     * @param percent of the events, from 0 to 100
     * @param eventsPerSecond lately, of the whole store
     * @param secondsLeft until the events are counted, as far as one can tell
     * @param problem why it could not go on when it last tried; it tries again
     */
    @JsonPropertyOrder({
        "state",
        "first",
        "position",
        "target",
        "percent",
        "events_per_second",
        "seconds_left",
        "requested_by",
        "requested_at",
        "started_at",
        "ended_at",
        "problem"
    })
    record RebuildResource(
            String state,
            boolean first,
            long position,
            long target,
            double percent,
            @Nullable Long eventsPerSecond,
            @Nullable Long secondsLeft,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String problem) {

        static RebuildResource of(RebuildJob job) {
            return new RebuildResource(
                    job.state().wire(),
                    job.first(),
                    job.position(),
                    job.target(),
                    job.percent(),
                    job.eventsPerSecond(),
                    job.secondsLeft(),
                    job.requestedBy(),
                    job.requestedAt(),
                    job.startedAt(),
                    job.endedAt(),
                    job.problem());
        }
    }
}
