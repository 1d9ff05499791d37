package io.vouchsafe.store.checkpoint;

import io.vouchsafe.store.chain.AuditUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Makes a checkpoint whenever the latest one is an interval old, also across restarts. A failure is logged, and tried again an interval later. */
final class CheckpointSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CheckpointSchedule.class);

    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);
    private static final int PATIENCE_SECONDS = 10;

    private final Checkpoints checkpoints;
    private final Duration interval;
    private final Clock clock;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("checkpoints").factory());
    private @Nullable Instant due;
    private volatile @Nullable Future<?> looking;

    /**
     * Starts nothing yet.
     *
     * @param interval zero for none: checkpoints are then made on demand only
     */
    CheckpointSchedule(Checkpoints checkpoints, Duration interval, Clock clock) {
        this.checkpoints = checkpoints;
        this.interval = interval;
        this.clock = clock;
    }

    /** Looks from now on whether one is due. */
    void start() {
        if (interval.isPositive()) {
            Duration look = interval.compareTo(LONGEST_LOOK) < 0 ? interval : LONGEST_LOOK;
            looking = scheduler.scheduleWithFixedDelay(this::makeIfDue, 0, look.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Makes one if it is time. Throws nothing, which would end the schedule. */
    synchronized void makeIfDue() {
        try {
            Instant now = clock.instant();
            Instant next = due != null
                    ? due
                    : checkpoints
                            .latest()
                            .map(latest -> latest.at().plus(interval))
                            .orElse(now);
            if (next.isAfter(now)) {
                due = next;
                return;
            }
            due = now.plus(interval);
            checkpoints.make();
        } catch (ChainBroken broken) {
            log.error(
                    "No checkpoint is made, because the proof is broken. {} See: vouchsafe audit verify",
                    broken.getMessage());
        } catch (AuditUnavailable | DataAccessException failed) {
            log.warn("No checkpoint could be made; this is tried again after {}", interval, failed);
        }
    }

    /** Lets what is being made be finished. */
    @Override
    public void close() {
        Future<?> started = looking;
        if (started != null) {
            started.cancel(false);
        }
        scheduler.shutdown();
        try {
            if (!scheduler.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                scheduler.shutdownNow();
            }
        } catch (InterruptedException e) {
            scheduler.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
