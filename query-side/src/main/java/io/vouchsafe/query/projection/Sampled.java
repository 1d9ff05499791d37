package io.vouchsafe.query.projection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the database said a moment ago, for gauges: it is asked in the background, so that a scrape of the metrics never waits for it. That is when metrics
 * matter most.
 *
 * @param <T> immutable
 */
public final class Sampled<T> {

    private static final Logger log = LoggerFactory.getLogger(Sampled.class);

    private final String name;
    private final Supplier<T> question;
    private final Duration every;
    private volatile @Nullable T latest;
    private @Nullable ScheduledExecutorService clockwork;
    private @Nullable ScheduledFuture<?> due;

    /**
     * Asks nothing yet.
     *
     * @param name of its thread
     * @param question may throw; then there is no answer until it is asked again
     */
    public Sampled(String name, Supplier<T> question, Duration every) {
        this.name = name;
        this.question = question;
        this.every = every;
    }

    /** Asks at once, and then again and again. */
    public void start() {
        ask();
        ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        due = asking.scheduleWithFixedDelay(this::ask, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        clockwork = asking;
    }

    private void ask() {
        try {
            latest = question.get();
        } catch (RuntimeException away) {
            latest = null;
            log.debug("There is no answer for {}", name, away);
        }
    }

    /** Asks no more. */
    public void stop() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
    }

    /** The latest answer; {@code null} if there was none the last time. */
    public @Nullable T latest() {
        return latest;
    }
}
