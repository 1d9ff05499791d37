package io.vouchsafe.benchmarks.product;

import io.vouchsafe.benchmarks.process.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts in the event table what the product says it did. */
public final class Audit {

    private static final int STEADY_MILLIS = 200;
    private static final int PATIENCE_ROUNDS = 150;

    /**
     * Per discount campaign, what its redemptions come to, what its ledger was charged, and by how much the state of its ledger grew. The main
     * campaigns' ledgers are those without redemptions; together they must have been charged the same sum.
     */
    private static final String BOOKS = """
            with recent as (
                select payload_type, aggregate_identifier, sequence_number, payload::jsonb as event
                  from events.event
                 where global_index > ? and payload_type in ('redemption-confirmed', 'ledger-charged')),
            confirmed as (
                select event->>'campaignId' as campaign, count(*) as n, sum((event->>'grantedMinor')::bigint) as money
                  from recent where payload_type = 'redemption-confirmed' group by 1),
            charged as (
                select event->>'campaignId' as campaign,
                       sum((event->>'redemptions')::bigint) as n,
                       sum((event->>'amountMinor')::bigint) as money,
                       max((event#>>'{state,redemptions}')::bigint)
                           - min((event#>>'{state,redemptions}')::bigint - (event->>'redemptions')::bigint) as grown,
                       max((event#>>'{state,spentMinor}')::bigint)
                           - min((event#>>'{state,spentMinor}')::bigint - (event->>'amountMinor')::bigint) as grown_money
                  from recent where payload_type = 'ledger-charged' group by 1)
            select coalesce(sum(confirmed.n), 0),
                   coalesce(sum(charged.n) filter (where confirmed.n is not null), 0),
                   coalesce(sum(charged.n) filter (where confirmed.n is null), 0),
                   count(*) filter (where confirmed.n is not null
                       and (confirmed.n, confirmed.money) is distinct from (charged.n, charged.money)),
                   count(*) filter (where (charged.n, charged.money) is distinct from (charged.grown, charged.grown_money))
              from confirmed full join charged using (campaign)
            """;

    private final Database database;

    public Audit(Database database) {
        this.database = database;
    }

    /** The index of the last event, once none has come for a moment. */
    public long settled() throws SQLException {
        long before = head();
        for (int i = 0; i < PATIENCE_ROUNDS; i++) {
            pause();
            long now = head();
            if (now == before) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("events keep coming though nobody sends requests");
    }

    private long head() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement read =
                        connection.prepareStatement("select coalesce(max(global_index), 0) from events.event");
                ResultSet row = read.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** How many redemptions were confirmed since an index. Fails if any ledger says otherwise. */
    public long confirmedSince(long index) throws SQLException {
        settled();
        try (Connection connection = database.connect();
                PreparedStatement read = connection.prepareStatement(BOOKS)) {
            read.setLong(1, index);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                long confirmed = row.getLong(1);
                if (row.getLong(2) != confirmed
                        || row.getLong(3) != confirmed
                        || row.getLong(4) != 0
                        || row.getLong(5) != 0) {
                    throw new IllegalStateException(
                            "%d confirmed, but ledgers charged with %d and main ledgers with %d; %d campaigns and %d states differ"
                                    .formatted(
                                            confirmed, row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                }
                return confirmed;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEADY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
