package io.vouchsafe.query.rebuild;

import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.projection.Positions.Standing;
import io.vouchsafe.query.projection.Unfilled;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/** A projection that is new, or whose rows were thrown away, is filled as a rebuild is, and not by following the store, if the past is long. */
final class FirstRebuilds implements Unfilled {

    private final Positions positions;
    private final RebuildJobs jobs;
    private final Clock clock;
    private final long from;

    /**
     * @param from how many events make a long past
     */
    FirstRebuilds(Positions positions, RebuildJobs jobs, Clock clock, long from) {
        this.positions = positions;
        this.jobs = jobs;
        this.clock = clock;
        this.from = from;
    }

    @Override
    public Set<String> among(Set<String> projections) {
        for (String name : projections) {
            Standing standing = positions.standing(Set.of(name));
            if (standing.position() == 0 && standing.head() >= from) {
                jobs.request(name, true, "system", clock.instant());
            }
        }
        return jobs.firstAmong(projections).stream().map(RebuildJob::name).collect(Collectors.toSet());
    }
}
