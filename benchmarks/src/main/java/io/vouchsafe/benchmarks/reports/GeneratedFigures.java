package io.vouchsafe.benchmarks.reports;

import io.vouchsafe.benchmarks.process.Database;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rows that a year of redemptions leaves to reports, written by hand: no event is behind them. Every hour of every campaign has its share,
 * and customers are drawn at random, so that bitmaps are as large as they would be.
 */
final class GeneratedFigures {

    private static final int DAYS = 365;
    private static final int HOURS = 24;
    private static final int CHUNK_BITS = 20;
    private static final int BATCH = 2_000;
    private static final int DAY = 1;
    private static final int MONTH = 2;

    private static final String LARGER = """
            insert into views.report_bucket
            select project_id, campaign_id, %d, date_trunc('%s', start, 'UTC'), sum(redemptions), sum(discount_minor), sum(value_minor),
                   sum(validations), sum(declined), sum(reversals), sum(issued), sum(assigned)
              from views.report_bucket where unit = %d group by 1, 2, 4""";

    private static final String WHOLE = """
            insert into views.report_bucket
            select project_id, 0, unit, start, sum(redemptions), sum(discount_minor), sum(value_minor), sum(validations),
                   sum(declined), sum(reversals), sum(issued), sum(assigned)
              from views.report_bucket group by 1, 3, 4""";

    private static final String REFUSALS = """
            insert into views.report_refusal
            select project_id, campaign_id, unit, start, code, declined
              from views.report_bucket, unnest(array['budget_exceeded', 'not_active', 'expired']) as code""";

    private final Database database;
    private final List<Long> campaigns;
    private final SplittableRandom random = new SplittableRandom(7);

    private record Bucket(long campaign, int unit, LocalDate start, long chunk) {}

    GeneratedFigures(Database database, List<Long> campaigns) {
        this.database = database;
        this.campaigns = campaigns;
    }

    /**
     * Writes them.
     *
     * @return how many redemptions they come to
     */
    long make(long redemptions, int customers) throws SQLException {
        long each = Math.max(1, redemptions / ((long) campaigns.size() * DAYS * HOURS));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (PreparedStatement hours = connection.prepareStatement("""
            insert into views.report_bucket
            select 1, campaign, 0, at, %1$d, %1$d * 400, %1$d * 8000, %1$d, 1, 0, 0, 0
              from unnest(?::bigint[]) as campaign,
                   generate_series(date_trunc('day', now(), 'UTC') - interval '%2$d days', date_trunc('day', now(), 'UTC') - interval '1 hour',
                       interval '1 hour') as at""".formatted(each, DAYS))) {
                hours.setArray(1, connection.createArrayOf("int8", campaigns.toArray()));
                hours.executeUpdate();
            }
            statement.execute(LARGER.formatted(DAY, "day", 0));
            statement.execute(LARGER.formatted(MONTH, "month", DAY));
            statement.execute(WHOLE);
            statement.execute(REFUSALS);
            customers(connection, (int) Math.min(each * HOURS, Integer.MAX_VALUE), customers);
            vouchers(connection, (int) Math.min(each * HOURS * DAYS, 1 << CHUNK_BITS));
            statement.execute("vacuum analyze");
        }
        return each * campaigns.size() * DAYS * HOURS;
    }

    /** A month at a time, so that not all sets are in memory. */
    private void customers(Connection connection, int aDay, int customers) throws SQLException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<Bucket, RoaringBitmap> sets = new HashMap<>();
        for (LocalDate day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
            for (long campaign : campaigns) {
                for (int i = 0; i < aDay; i++) {
                    int customer = random.nextInt(customers);
                    for (long of : new long[] {campaign, 0}) {
                        add(sets, new Bucket(of, DAY, day, customer >>> CHUNK_BITS), customer);
                        add(sets, new Bucket(of, MONTH, day.withDayOfMonth(1), customer >>> CHUNK_BITS), customer);
                    }
                }
            }
            if (day.plusDays(1).getDayOfMonth() == 1 || day.plusDays(1).equals(today)) {
                write(connection, sets);
                sets.clear();
            }
        }
    }

    private static void add(Map<Bucket, RoaringBitmap> sets, Bucket bucket, int customer) {
        sets.computeIfAbsent(bucket, unknown -> new RoaringBitmap()).add(customer & ((1 << CHUNK_BITS) - 1));
    }

    private static void write(Connection connection, Map<Bucket, RoaringBitmap> sets) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into views.report_customers values (1, ?, ?, ?, ?, ?, ?)")) {
            int waiting = 0;
            for (Map.Entry<Bucket, RoaringBitmap> set : sets.entrySet()) {
                Bucket bucket = set.getKey();
                insert.setLong(1, bucket.campaign());
                insert.setInt(2, bucket.unit());
                insert.setObject(3, OffsetDateTime.of(bucket.start().atStartOfDay(), ZoneOffset.UTC));
                insert.setLong(4, bucket.chunk());
                insert.setInt(5, set.getValue().getCardinality());
                insert.setBytes(6, bytes(set.getValue()));
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static byte[] bytes(RoaringBitmap set) {
        set.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(set.serializedSizeInBytes());
        set.serialize(bytes);
        return bytes.array();
    }

    private void vouchers(Connection connection, int used) throws SQLException {
        RoaringBitmap all = RoaringBitmap.bitmapOfRange(0, used);
        try (PreparedStatement created =
                        connection.prepareStatement("insert into views.report_vouchers values (?, 1, ?)");
                PreparedStatement reached = connection.prepareStatement(
                        "insert into views.report_voucher_stage values (1, ?, ?, 0, ?, ?)")) {
            for (long campaign : campaigns) {
                created.setLong(1, campaign);
                created.setLong(2, used);
                created.addBatch();
                for (int stage = 0; stage < 3; stage++) {
                    reached.setLong(1, campaign);
                    reached.setInt(2, stage);
                    reached.setInt(3, used);
                    reached.setBytes(4, bytes(all));
                    reached.addBatch();
                }
            }
            created.executeBatch();
            reached.executeBatch();
        }
    }
}
