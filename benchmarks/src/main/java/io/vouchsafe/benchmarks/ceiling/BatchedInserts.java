package io.vouchsafe.benchmarks.ceiling;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.HdrHistogram.Histogram;

/**
 * 100 of something per transaction on one connection, as pgbench would: the rows are made by the server, so no writer that brings its own can
 * be faster. In tables of its own.
 */
public final class BatchedInserts implements AutoCloseable {

    /** Per transaction. */
    public static final int BATCH = 100;

    private static final long HIGHEST_MICROS = 60_000_000;

    private final Connection connection;
    private long next;

    /** What one transaction writes. */
    public enum Kind {
        /** A hundred redemptions: their vouchers are marked, their campaign counts them, and each leaves a row and an event. */
        WHOLE_REDEMPTIONS(
                "update ceiling.campaign set redemptions = redemptions + 100, spent = spent + 40000 where id = 1",
                "update ceiling.voucher set uses = uses + 1 where id between {first} % 100000 and {first} % 100000 + 99",
                """
                insert into ceiling.redemption (campaign_id, voucher_id, transaction_id, cost_minor, granted_minor, confirmed_at)
                select 1, n % 100000, 'transaction-' || n, 8000, 400, now() from generate_series({first}, {first} + 99) n
                """,
                """
                insert into ceiling.event (stream, sequence, type, payload, at)
                select 'redemption:' || n, 0, 'redemption-confirmed', repeat('x', 540), now()
                  from generate_series({first}, {first} + 99) n
                """),
        /** A hundred rows of an event table, of about 614 bytes each. */
        EVENTS("""
                insert into ceiling.event (stream, sequence, type, payload, at)
                select 'event:' || n, 0, 'redemption-confirmed', repeat('x', 540), now()
                  from generate_series({first}, {first} + 99) n
                """);

        /** In which {@code {first}} stands for the number of the first of a hundred. */
        private final String script;

        Kind(String... statements) {
            this.script = String.join(";", statements);
        }
    }

    /** Takes over the connection and makes the tables on it. */
    public BatchedInserts(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create schema ceiling;
                    create table ceiling.campaign (id bigint primary key, redemptions bigint, spent bigint);
                    create table ceiling.voucher (id bigint primary key, uses bigint) with (fillfactor = 80);
                    create table ceiling.redemption (id bigint generated always as identity primary key,
                        campaign_id bigint, voucher_id bigint, transaction_id text unique, cost_minor bigint, granted_minor bigint,
                        confirmed_at timestamptz);
                    create table ceiling.event (id bigint generated always as identity primary key, stream text,
                        sequence bigint, type text, payload text, at timestamptz, unique (stream, sequence));
                    insert into ceiling.campaign values (1, 0, 0);
                    insert into ceiling.voucher select n, 0 from generate_series(0, 99999) n
                    """);
        }
        connection.setAutoCommit(false);
    }

    /** Items per second, and how long one transaction took. */
    public record Rate(double perSecond, long p50Micros, long p99Micros) {}

    /** Writes for so long. */
    public Rate run(Kind kind, int seconds) throws SQLException {
        Histogram micros = new Histogram(1, HIGHEST_MICROS, 3);
        long batches = 0;
        long start = System.nanoTime();
        long end = start + SECONDS.toNanos(seconds);
        try (Statement statement = connection.createStatement()) {
            long now = start;
            while (now < end) {
                String first = Long.toString(next);
                next += BATCH;
                statement.execute(kind.script.replace("{first}", first));
                connection.commit();
                batches++;
                long after = System.nanoTime();
                micros.recordValue(Math.min((after - now) / 1000, HIGHEST_MICROS));
                now = after;
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        return new Rate(batches * BATCH / took, micros.getValueAtPercentile(50), micros.getValueAtPercentile(99));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
