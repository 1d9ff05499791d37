package io.vouchsafe.query.rebuild;

import io.vouchsafe.query.projection.Projections;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Works off the rebuilds that are asked for, one at a time. Where several processes share a database, whoever has the lock of a rebuild works on it; when it
 * ends in the middle, however that happens, another one or the next start goes on.
 */
public final class Rebuilds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private static final long LOOK_MILLIS = 1000;
    private static final long MAX_PAUSE_SECONDS = 30;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);
    private static final int LONGEST_PROBLEM = 300;

    private final Projections projections;
    private final RebuildJobs jobs;
    private final Rebuild.Tools tools;
    private final Semaphore asked = new Semaphore(0);
    private final Map<String, Failure> failures = new HashMap<>();
    private volatile boolean stopping;
    private @Nullable Thread worker;

    /**
     * Why a rebuild pauses.
     *
     * @param until by {@link System#nanoTime}
     */
    private record Failure(int times, long until) {}

    Rebuilds(Projections projections, RebuildJobs jobs, Rebuild.Tools tools) {
        this.projections = projections;
        this.jobs = jobs;
        this.tools = tools;
    }

    /**
     * Asks for a rebuild; where one is under way, that one stands.
     *
     * @param by whose credential asks
     */
    void request(String name, String by) {
        jobs.request(name, false, by, tools.clock().instant());
        asked.release();
    }

    /**
     * Gives one up.
     *
     * @return whether there was one that could be given up
     */
    boolean cancel(String name) {
        boolean cancelled = jobs.cancel(name, tools.clock().instant());
        asked.release();
        return cancelled;
    }

    @Override
    public void start() {
        stopping = false;
        worker = Thread.ofPlatform().daemon().name("rebuilds").start(this::work);
    }

    private void work() {
        while (!stopping) {
            try {
                look();
                asked.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                asked.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look() throws InterruptedException {
        try {
            for (RebuildJob job : jobs.all()) {
                boolean due = job.state().open() || (job.state() == RebuildState.CANCELLED && job.shape() != null);
                if (due && !stopping && projections.names().contains(job.name()) && !pausing(job.name())) {
                    work(job);
                }
                if (!job.state().open()) {
                    projections.release(job.name());
                }
            }
        } catch (RuntimeException unreachable) {
            // The database is away, and readers say so; the next look comes in a second.
            LOG.debug("rebuilds cannot be looked at", unreachable);
        }
    }

    private boolean pausing(String name) {
        Failure failure = failures.get(name);
        return failure != null && System.nanoTime() - failure.until < 0;
    }

    private void work(RebuildJob job) throws InterruptedException {
        String name = job.name();
        try (Connection connection = tools.source().getConnection()) {
            if (Rebuild.holds(connection, name)) {
                tools.meters().began();
                try {
                    rebuild(name, connection);
                } finally {
                    tools.meters().ended();
                }
                failures.remove(name);
                asked.release();
            }
        } catch (SQLException | RuntimeException e) {
            int times = failures.containsKey(name) ? failures.get(name).times + 1 : 1;
            long seconds = Math.min(MAX_PAUSE_SECONDS, 1L << Math.min(times, 5));
            failures.put(name, new Failure(times, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)));
            tools.meters().failed();
            LOG.warn("The rebuild of the projection {} failed; it goes on in {} s", name, seconds, e);
            jobs.failed(name, problem(e));
        }
    }

    private static String problem(Exception e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return text.substring(0, Math.min(LONGEST_PROBLEM, text.length()));
    }

    private void rebuild(String name, Connection connection) throws InterruptedException {
        SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
        JdbcTemplate jdbc = new JdbcTemplate(single);
        ViewsDatabase shadow =
                new ViewsDatabase(single, new JdbcTransactionManager(single), jdbc, JdbcClient.create(jdbc));
        new Rebuild(tools, shadow, projections.copy(name, shadow), () -> stopping).run();
    }

    @Override
    public void stop() {
        stopping = true;
        asked.release();
        Thread running = worker;
        if (running != null) {
            try {
                // At most one batch; what takes longer is taken back by the database when the process ends.
                if (!running.join(STOP_PATIENCE)) {
                    LOG.warn("A rebuild does not stop; the next start goes on with it");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** As the projections, which it depends on: Spring starts those first, and stops them last, whatever this says. */
    @Override
    public int getPhase() {
        return 0;
    }
}
