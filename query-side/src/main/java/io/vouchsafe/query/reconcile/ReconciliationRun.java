package io.vouchsafe.query.reconcile;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reconciliation, as it is kept and shown.
 *
 * @param state {@code running}, {@code clean}, {@code different} or {@code failed}
 * @param position global index of the newest event that it counted; {@code null} until it is over, like all that follow
 * @param redemptions confirmed and not reversed
 * @param compared rows whose counters were compared
 * @param differences how many were found
 * @param found the first of each kind, in words
 * @param problem why it could not be finished
 */
@JsonPropertyOrder({
    "type",
    "id",
    "state",
    "requested_by",
    "started_at",
    "ended_at",
    "position",
    "redemptions",
    "compared",
    "differences",
    "found",
    "problem"
})
record ReconciliationRun(
        String type,
        long id,
        String state,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long position,
        @Nullable Long redemptions,
        @Nullable Long compared,
        @Nullable Long differences,
        List<String> found,
        @Nullable String problem) {}
