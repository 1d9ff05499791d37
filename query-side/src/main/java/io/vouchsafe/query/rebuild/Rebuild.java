package io.vouchsafe.query.rebuild;

import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.Recorded;
import io.vouchsafe.query.projection.TokenTable;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.query.rebuild.EventBatches.Batch;
import io.vouchsafe.store.event.PastEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One process's work on one rebuild, from where the rows of its own stand to the switch, on a connection whose schema is theirs. The new rows never
 * overtake the ones that are read: they end at the same event, and whoever follows the store goes on from it as if nothing had happened.
 */
final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    /** So many events are counted while the one that writes the old rows is held up. */
    private static final long CLOSE = 2_000;

    private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int PAUSE_MILLIS = 200;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Short, because readers queue behind whoever waits for a table. */
    private static final int LOCK_MILLIS = 300;
    /** Now and then longer than the second after which PostgreSQL calls off a vacuum that is in the way. */
    private static final int LONG_LOCK_MILLIS = 1_500;

    private static final int LONG_EACH = 5;

    /** How an attempt to switch ended. */
    private enum Attempt {
        DONE,
        BEHIND,
        BUSY,
        UNWANTED
    }

    /**
     * What all rebuilds work with.
     *
     * @param source of connections of its own
     */
    record Tools(PastEvents past, DataSource source, Clock clock, RebuildMeters meters) {}

    private final Tools tools;
    private final String name;
    private final ViewsDatabase shadow;
    private final Projection projection;
    private final ShadowTables tables;
    private final RebuildJobs jobs;
    private final BooleanSupplier stopping;
    private final Pace pace = new Pace();
    private String shape = "";
    private long position;
    private long nextLog = System.nanoTime() + LOG_NANOS;

    /**
     * @param shadow on the one connection that holds the lock
     * @param projection writing there
     * @param stopping whether to leave off; another process, or the next start, goes on
     */
    Rebuild(Tools tools, ViewsDatabase shadow, Projection projection, BooleanSupplier stopping) {
        this.tools = tools;
        this.name = projection.name();
        this.shadow = shadow;
        this.projection = projection;
        this.tables = new ShadowTables(shadow.jdbc(), name, projection.tables(), projection.indexesForReads());
        this.jobs = new RebuildJobs(shadow.client());
        this.stopping = stopping;
    }

    /** Goes on until the new rows are the ones that are read, or until it is told to stop, or nobody wants it any more. */
    void run() throws InterruptedException {
        RebuildJob job = jobs.find(name).orElseThrow();
        if (job.state().open()) {
            begin(job);
            if (catchUp()) {
                tables.complete();
                jobs.switching(name);
                switchOver();
            }
        }
        if (jobs.find(name).orElseThrow().state() == RebuildState.CANCELLED) {
            tables.drop();
            jobs.swept(name);
            tools.meters().cancelled();
            LOG.info("The rebuild of the projection {} was cancelled", name);
        }
    }

    /** Goes on with what is there, if a migration has not changed the tables since; else with nothing. */
    private void begin(RebuildJob job) {
        shape = tables.shape();
        shadow.jdbc().execute("set search_path to \"" + ShadowTables.schemaOf(name) + '"');
        if (Objects.equals(shape, job.shape())) {
            position = job.position();
            LOG.info("The rebuild of the projection {} goes on after event {}", name, position);
        } else {
            shadow.inTransaction(() -> {
                tables.create();
                jobs.begun(name, shape, tools.clock().instant());
            });
            position = 0;
            LOG.info("The projection {} is being rebuilt from {} events on", name, goal());
        }
        pace.at(System.nanoTime(), position);
    }

    /** Where the rows that are read stand; the head of the store where there are none. */
    private long goal() {
        return number("""
                select coalesce(
                    (select nullif(position, 0) from views.projection where name = ?),
                    (select max(global_index) from events.event),
                    0)""", name);
    }

    private long number(String sql, Object... parameters) {
        return Objects.requireNonNull(shadow.jdbc().queryForObject(sql, Long.class, parameters));
    }

    /** Whether it has come close to the rows that are read, and not been told to stop. */
    private boolean catchUp() throws InterruptedException {
        long goal = goal();
        while (goal - position > CLOSE) {
            try (EventBatches batches = new EventBatches(tools.past(), projection, tools.source(), position, goal)) {
                while (position < goal) {
                    Batch batch = stopping.getAsBoolean() ? null : batches.take();
                    if (batch == null || !write(batch, goal)) {
                        return false;
                    }
                }
            }
            goal = goal();
        }
        return !stopping.getAsBoolean();
    }

    private boolean write(Batch batch, long goal) {
        boolean wanted = inTransaction(status -> {
            if (!jobs.advance(name, batch.last(), goal, pace.perSecond())) {
                return false;
            }
            if (!batch.events().isEmpty()) {
                projection.applyRecorded(batch.events());
            }
            return true;
        });
        if (wanted) {
            tools.meters().passed(batch.last() - position);
            position = batch.last();
            long now = System.nanoTime();
            pace.at(now, position);
            if (now - nextLog >= 0) {
                nextLog = now + LOG_NANOS;
                LOG.info("Projection {}: {} of {} events, {} per second", name, position, goal, pace.perSecond());
            }
        }
        return wanted;
    }

    private <T> T inTransaction(Function<TransactionStatus, T> work) {
        return Objects.requireNonNull(new TransactionTemplate(shadow.transactions()).execute(work::apply));
    }

    private void switchOver() throws InterruptedException {
        for (int attempts = 1; !stopping.getAsBoolean(); attempts++) {
            if (!catchUp()) {
                return;
            }
            switch (attempt(attempts % LONG_EACH == 0 ? LONG_LOCK_MILLIS : LOCK_MILLIS)) {
                case DONE -> {
                    tools.meters().finished();
                    LOG.info("The projection {} has been rebuilt, up to event {}", name, position);
                    return;
                }
                case BUSY -> TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                case BEHIND -> {}
                case UNWANTED -> {
                    return;
                }
            }
        }
    }

    private Attempt attempt(int lockMillis) {
        try {
            return inTransaction(status -> {
                Attempt attempt = tryNow(lockMillis);
                if (attempt != Attempt.DONE) {
                    status.setRollbackOnly();
                }
                return attempt;
            });
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                return Attempt.BUSY;
            }
            throw e;
        }
    }

    /** Holds up whoever writes the old rows, by the row that each of its batches takes first; then nothing is left to count but a little. */
    private Attempt tryNow(int lockMillis) {
        shadow.jdbc().execute("set local lock_timeout = " + lockMillis);
        shadow.jdbc()
                .update("insert into views.projection (name, position) values (?, 0) on conflict do nothing", name);
        long live = number("select position from views.projection where name = ? for update", name);
        long head = live > 0 ? live : number("select coalesce(max(global_index), 0) from events.event");
        long end = Math.max(head, position);
        if (end - position > CLOSE) {
            return Attempt.BEHIND;
        }
        for (List<Recorded> events : rest(end)) {
            projection.applyRecorded(events);
        }
        if (!tables.shape().equals(shape)) {
            throw new IllegalStateException("a migration has changed the tables meanwhile; it begins anew");
        }
        tables.replaceLive();
        if (live < end) {
            moveTo(end);
        }
        if (!jobs.finished(name, end, tools.clock().instant())) {
            return Attempt.UNWANTED;
        }
        tools.meters().passed(end - position);
        position = end;
        return Attempt.DONE;
    }

    private List<List<Recorded>> rest(long end) {
        List<String> types = EventBatches.types(projection);
        ConnectionCallback<List<List<Recorded>>> read = connection -> {
            List<List<Recorded>> batches = new ArrayList<>();
            long after = position;
            while (after < end) {
                PastEvents.Page page = tools.past().read(connection, after, end, types);
                if (!page.events().isEmpty()) {
                    batches.add(page.events().stream().map(Recorded::of).toList());
                }
                after = page.last();
            }
            return batches;
        };
        return Objects.requireNonNull(shadow.jdbc().execute(read));
    }

    /** Nobody has followed the store for these rows so far, or only a little way: from here on. */
    private void moveTo(long end) {
        shadow.jdbc().update("update views.projection set position = ? where name = ?", end, name);
        shadow.jdbc().update("delete from views.token_entry where processor_name = ?", name);
        TokenTable.tokens(shadow.dataSource()).initializeTokenSegments(name, 1, new GlobalSequenceTrackingToken(end));
    }

    /** Whether a connection now holds the right to rebuild this projection, until it is closed. */
    static boolean holds(Connection connection, String projection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(87, hashtext(?))")) {
            statement.setString(1, projection);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
