package io.vouchsafe.store.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has the chain verified every minute, or as often as there are checkpoints if that is more often. */
final class ChainWatchSchedule implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int PATIENCE_SECONDS = 10;

    private final ChainWatch watch;
    private final Duration interval;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chain watch").factory());

    private volatile @Nullable Future<?> verifying;

    /**
     * Starts nothing yet.
     *
     * @param interval between two checkpoints; zero to verify nothing
     */
    ChainWatchSchedule(ChainWatch watch, Duration interval) {
        this.watch = watch;
        this.interval = interval;
    }

    /** Verifies from now on. */
    void start() {
        if (interval.isPositive()) {
            long pause = Math.min(interval.toMillis(), LONGEST_PAUSE.toMillis());
            verifying = scheduler.scheduleWithFixedDelay(watch::verify, 0, Math.max(1, pause), TimeUnit.MILLISECONDS);
        }
    }

    /** Lets what is being verified be finished. */
    @Override
    public void close() {
        Future<?> started = verifying;
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
