package io.vouchsafe.command.idempotency;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The days of {@link ReceiptTable}: one partition each, made ahead, and dropped as a whole when everything in it has been void for a day. Attaching
 * and detaching take locks that readers and writers do not meet; several processes may do it at once.
 */
public final class Partitions implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Partitions.class);

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int DAYS_AHEAD = 2;
    /** Seven days that answers are kept, the day they were given, and one for clocks that differ. */
    private static final int DAYS_KEPT = 9;

    private static final String PREFIX = "idempotency_";
    /** The numbers are ours alone and mean nothing. */
    private static final String LOCK = "select pg_advisory_xact_lock(86, 2)";

    private static final String TRY_LOCK = "select pg_try_advisory_lock(86, 3)";
    private static final String UNLOCK = "select pg_advisory_unlock(86, 3)";
    private static final String EXISTS = "select to_regclass('command.' || ?) is not null";
    /** A table can have one partition at a time that is on its way out, so that one which was left there comes first. */
    private static final String ALL = """
            select day.relname, link.inhdetachpending
              from pg_class day
              join pg_namespace on pg_namespace.oid = day.relnamespace and nspname = 'command'
              left join pg_inherits link on link.inhrelid = day.oid
             where day.relkind = 'r' and day.relname ~ '^idempotency_\\d{4}_\\d{2}_\\d{2}$'
             order by link.inhdetachpending desc nulls last, day.relname
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private volatile @Nullable Span made;
    private volatile @Nullable Future<?> maintenance;

    private record Span(LocalDate from, LocalDate to) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** The partitions of a database; starts nothing yet. */
    Partitions(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(new JdbcTemplate(dataSource));
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("idempotency partitions").factory());
    }

    /** Makes the partitions that are needed now, and sees to it every hour from now on. */
    void start() {
        require(today());
        maintenance = scheduler.scheduleWithFixedDelay(this::maintain, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes tomorrow's partitions and drops those that are over; what goes wrong is tried again the next time. */
    void maintain() {
        try {
            require(today().plusDays(1));
            drop();
        } catch (RuntimeException failed) {
            // An exception would end the schedule. Nothing is lost by the delay: days are made ahead, and whoever needs
            // one makes it.
            log.warn(
                    "The partitions of idempotency keys could not be maintained; this is tried again in an hour",
                    failed);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Makes the partitions from a day on, unless this is known to have been done. Not inside a transaction that has touched the table. */
    void require(LocalDate day) {
        Span known = made;
        if (known != null && known.covers(day)) {
            return;
        }
        Span wanted = new Span(day, day.plusDays(DAYS_AHEAD));
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(LOCK).query((_, _) -> true).single();
            wanted.from().datesUntil(wanted.to().plusDays(1)).forEach(this::make);
        });
        made = wanted;
    }

    private void make(LocalDate day) {
        String name = name(day);
        if (jdbc.sql(EXISTS).param(name).query(Boolean.class).single()) {
            return;
        }
        jdbc.sql("create table command." + name + " (like command.idempotency including all)")
                .update();
        jdbc.sql("alter table command.idempotency attach partition command." + name + " for values from ('" + day
                        + "') to ('" + day.plusDays(1) + "')")
                .update();
    }

    private static String name(LocalDate day) {
        return PREFIX + day.toString().replace('-', '_');
    }

    private static LocalDate day(String name) {
        return LocalDate.parse(name.substring(PREFIX.length()).replace('_', '-'));
    }

    /** Drops the days that are over for good, unless another process is at it. Each is detached first, for which nobody has to wait. */
    void drop() {
        LocalDate oldest = today().minusDays(DAYS_KEPT - 1);
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            if (!yes(statement, TRY_LOCK)) {
                return;
            }
            try {
                for (Map.Entry<String, Attachment> table : tables(statement).entrySet()) {
                    if (day(table.getKey()).isBefore(oldest)) {
                        drop(table.getKey(), table.getValue(), statement);
                    }
                }
            } finally {
                statement.execute(UNLOCK);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("partitions could not be dropped", failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private enum Attachment {
        ATTACHED,
        DETACHING,
        DETACHED
    }

    private static boolean yes(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Map<String, Attachment> tables(Statement statement) throws SQLException {
        Map<String, Attachment> tables = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(ALL)) {
            while (row.next()) {
                boolean detaching = row.getBoolean(2);
                tables.put(
                        row.getString(1),
                        row.wasNull() ? Attachment.DETACHED : detaching ? Attachment.DETACHING : Attachment.ATTACHED);
            }
        }
        return tables;
    }

    /** A process that was killed between two of these steps leaves the rest to the next one. */
    private static void drop(String name, Attachment attachment, Statement statement) throws SQLException {
        String detach = "alter table command.idempotency detach partition command." + name;
        switch (attachment) {
            case ATTACHED -> statement.execute(detach + " concurrently");
            case DETACHING -> statement.execute(detach + " finalize");
            case DETACHED -> {}
        }
        statement.execute("drop table command." + name);
    }

    /** Ends the schedule. */
    @Override
    public void close() {
        Future<?> running = maintenance;
        if (running != null) {
            running.cancel(true);
        }
        scheduler.shutdownNow();
    }
}
