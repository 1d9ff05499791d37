package io.vouchsafe.query.freshness;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.query.projection.Positions;
import io.vouchsafe.query.rebuild.RebuildJob;
import io.vouchsafe.query.rebuild.RebuildJobs;
import io.vouchsafe.store.event.TailPace;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Holds a read back until its projections have seen every event that was stored when the read began. So a client that was told of a write
 * sees it, whichever process it asks. Past the bound the answer is 503: never stale data passed as fresh.
 */
public final class Freshness {

    /** The first look at the table comes soon, each later one after twice the time: another process may run the projection. */
    private static final long FIRST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int LONG_RETRY_AFTER_SECONDS = 5;
    private static final int LONGEST_RETRY_AFTER_SECONDS = 60;

    private final Positions positions;
    private final RebuildJobs rebuilds;
    private final TailPace pace;
    private final ReadMeters meters;
    private final long boundNanos;

    /**
     * @param rebuilds tells which projections have no rows yet
     * @param pace of the event store that this process follows; a read that waits ends its pause
     * @param meters of what reads found
     * @param bound the longest that a read waits
     */
    public Freshness(Positions positions, RebuildJobs rebuilds, TailPace pace, ReadMeters meters, Duration bound) {
        this.positions = positions;
        this.rebuilds = rebuilds;
        this.pace = pace;
        this.meters = meters;
        this.boundNanos = bound.toNanos();
    }

    /** Returns when the projections are fresh, and throws {@link ApiFailure.Unavailable} when they are not in time. */
    public void await(Set<String> projections) {
        Positions.Standing standing = positions.standing(projections);
        if (standing.caughtUp()) {
            meters.fresh();
            return;
        }
        long began = System.nanoTime();
        try {
            awaitHead(projections, standing.head());
        } catch (ApiFailure.Unavailable late) {
            meters.refused(began);
            throw late;
        }
        meters.waited(began);
    }

    private void awaitHead(Set<String> projections, long wanted) {
        long deadline = System.nanoTime() + boundNanos;
        long pause = FIRST_LOOK_NANOS;
        long left = boundNanos;
        while (left > 0) {
            pace.hurry();
            if (reachedHere(projections, wanted, Math.min(pause, left))
                    || positions.standing(projections).position() >= wanted) {
                return;
            }
            if (pause == FIRST_LOOK_NANOS) {
                refuseUnlessFilled(projections);
            }
            pause *= 2;
            left = deadline - System.nanoTime();
        }
        throw new ApiFailure.Unavailable(
                "The view has not caught up yet with what was written; nothing is lost, please ask again",
                RETRY_AFTER_SECONDS);
    }

    /** A projection that is made from the whole past for the first time takes longer than anybody would wait. */
    private void refuseUnlessFilled(Set<String> projections) {
        for (RebuildJob job : rebuilds.firstAmong(projections)) {
            Long left = job.secondsLeft();
            throw new ApiFailure.Unavailable(
                    String.format(
                            Locale.ROOT,
                            "The view '%s' is being made from the events for the first time and is at %.1f %%; please ask again",
                            job.name(),
                            job.percent()),
                    left == null ? LONG_RETRY_AFTER_SECONDS : Math.clamp(left, 1, LONGEST_RETRY_AFTER_SECONDS));
        }
    }

    private boolean reachedHere(Set<String> projections, long position, long nanos) {
        try {
            return positions.awaitHere(projections, position, nanos);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ApiFailure.Unavailable("The server is stopping", RETRY_AFTER_SECONDS);
        }
    }
}
