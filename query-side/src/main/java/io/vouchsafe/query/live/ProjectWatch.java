package io.vouchsafe.query.live;

import io.vouchsafe.contract.caller.ProjectSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures of one project, again and again. Decisions are read once each; what changes slowly and costs most is read at every tenth look.
 * Not thread-safe.
 */
final class ProjectWatch {

    private static final Duration LAST_MINUTE = Duration.ofSeconds(60);
    private static final int LOOKS_PER_LIMITS = 10;

    private final long projectId;
    private final LiveReads reads;
    private final ProjectSettings projects;
    private final Supplier<List<String>> projections;
    private final Clock clock;
    private final Minute minute = new Minute();
    private List<LiveFigures.NearLimit> nearLimits = List.of();
    private @Nullable Long position;
    private int looks;

    /** @param projections their names */
    ProjectWatch(
            long projectId,
            LiveReads reads,
            ProjectSettings projects,
            Supplier<List<String>> projections,
            Clock clock) {
        this.projectId = projectId;
        this.reads = reads;
        this.projects = projects;
        this.projections = projections;
        this.clock = clock;
    }

    /** The figures as they are now. */
    LiveFigures look() {
        Instant now = clock.instant();
        LiveReads.Decisions decisions =
                position == null ? reads.latest(projectId, now.minus(LAST_MINUTE)) : reads.next(projectId, position);
        minute.add(decisions.counts());
        position = decisions.position();
        if (looks % LOOKS_PER_LIMITS == 0) {
            nearLimits = reads.nearLimits(projectId);
        }
        looks++;
        Instant day = now.atZone(projects.zone(projectId))
                .toLocalDate()
                .atStartOfDay(projects.zone(projectId))
                .toInstant();
        return new LiveFigures(
                now,
                minute.until(now),
                reads.today(projectId, day),
                reads.refusals(projectId, day),
                nearLimits,
                reads.lags(projections.get()));
    }
}
