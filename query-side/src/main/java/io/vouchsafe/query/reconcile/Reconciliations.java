package io.vouchsafe.query.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vouchsafe.contract.caller.ProjectSettings;
import io.vouchsafe.query.projection.Sampled;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reconciles when it is time, and when an admin asks for it; one at a time in a process. What came of it is kept in a table, is told to the log if
 * anything differs, and is measured: {@code vouchsafe.reconcile.differences} and {@code vouchsafe.reconcile.finished}, the time of the last one
 * that was finished.
 */
final class Reconciliations implements SmartLifecycle, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);
    private static final Duration SAMPLE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final int STOP_PATIENCE_SECONDS = 10;
    private static final double MILLIS = 1000.0;

    private final ReconciliationRuns runs;
    private final Tools tools;
    private final Duration every;
    private final Sampled<Optional<ReconciliationRuns.Last>> last;
    private @Nullable ScheduledExecutorService clockwork;
    private @Nullable ScheduledFuture<?> due;
    private volatile @Nullable ExecutorService worker;

    /**
     * What a reconciliation needs.
     *
     * @param source of connections that nobody else uses
     */
    record Tools(DataSource source, ProjectSettings projects, Clock clock) {}

    /**
     * @param every how much time lies between two; none is scheduled if it is zero
     */
    Reconciliations(ReconciliationRuns runs, Tools tools, Duration every) {
        this.runs = runs;
        this.tools = tools;
        this.every = every;
        this.last = new Sampled<>("reconcile-metrics", runs::lastFinished, SAMPLE);
    }

    @Override
    public void start() {
        last.start();
        worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("reconcile").factory());
        if (every.isPositive()) {
            ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("reconcile-clock").factory());
            long millis = Math.min(every.toMillis(), LOOK.toMillis());
            clockwork = looking;
            due = looking.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            Instant now = tools.clock().instant();
            if (runs.lastBegun().map(last -> !last.plus(every).isAfter(now)).orElse(true)) {
                begin("system");
            }
        } catch (RuntimeException away) {
            LOG.warn("It is not known whether a reconciliation is due; it is looked at again", away);
        }
    }

    /** Begins one and answers its number at once. */
    long begin(String by) {
        ExecutorService working = worker;
        if (working == null) {
            throw new IllegalStateException("not started");
        }
        long id = runs.begin(by, tools.clock().instant());
        working.execute(() -> run(id));
        return id;
    }

    private void run(long id) {
        try {
            Verdict verdict = Reconciliation.of(tools.source(), tools.projects()::zone);
            runs.finished(id, verdict, tools.clock().instant());
            if (verdict.clean()) {
                LOG.debug(
                        "Reconciled up to event {}: {} redemptions, no difference",
                        verdict.position(),
                        verdict.redemptions());
            } else {
                LOG.error("Reconciled up to event {}: {} differences", verdict.position(), verdict.differences());
                verdict.found().forEach(difference -> LOG.error("{}", difference.text()));
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("A reconciliation could not be finished", failure);
            noteFailure(id, String.valueOf(failure.getMessage()));
        }
    }

    private void noteFailure(long id, String problem) {
        try {
            runs.failed(id, problem, tools.clock().instant());
        } catch (RuntimeException away) {
            LOG.warn("Nor could that be noted", away);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "vouchsafe.reconcile.differences",
                        () -> ofLast(found ->
                                found.map(ReconciliationRuns.Last::differences).orElse(0L)))
                .description("Counters that are not what the events come to, by the latest reconciliation")
                .register(registry);
        TimeGauge.builder(
                        "vouchsafe.reconcile.finished",
                        () -> ofLast(found -> found.map(run -> run.endedAt().toEpochMilli() / MILLIS)
                                .orElse(0.0)),
                        TimeUnit.SECONDS)
                .description("When the latest reconciliation was finished, since 1970")
                .register(registry);
    }

    private double ofLast(ToDoubleFunction<Optional<ReconciliationRuns.Last>> figure) {
        Optional<ReconciliationRuns.Last> known = last.latest();
        return known == null ? Double.NaN : figure.applyAsDouble(known);
    }

    @Override
    public void stop() {
        last.stop();
        if (due != null) {
            due.cancel(false);
            due = null;
        }
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
        ExecutorService working = worker;
        worker = null;
        if (working != null) {
            // What is under way is left to the database, which takes it back; nothing was changed.
            working.shutdownNow();
            try {
                if (!working.awaitTermination(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("A reconciliation does not stop; it ends with the process");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
