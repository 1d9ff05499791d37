package io.vouchsafe.query.reconcile;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import javax.sql.DataSource;

/**
 * Reckons every counter anew from the events of redemptions and compares it with what is kept: ledgers with their windows, uses of vouchers and
 * campaigns, customers, and the views. All of it sees one snapshot, so a server may go on; nothing is changed.
 */
public final class Reconciliation {

    private static final int FETCHED = 1_000;
    /** Differences of one kind that are kept in words; the others are counted. */
    private static final int MOST_FOUND = 20;

    private static final String SIZE = """
            select coalesce((select max(global_index) from events.event), 0),
                   (select count(*) from reckoned where confirmed is not null and reversed is null),
                   (select count(*) from kept_ledger) + (select count(*) from kept_usage) + (select count(*) from kept_voucher)
                       + (select count(*) from kept_customer) + (select count(*) from views.redemption)
                       + (select count(*) from views.voucher) + (select count(*) from views.customer)""";

    private final DataSource source;
    private final LongFunction<ZoneId> zones;
    private final List<Difference> found = new ArrayList<>();
    private long differences;

    private Reconciliation(DataSource source, LongFunction<ZoneId> zones) {
        this.source = source;
        this.zones = zones;
    }

    /**
     * Reconciles a database whose schemas a server has made.
     *
     * @param source of a connection that nobody else uses meanwhile
     * @param zones time zones of projects
     */
    public static Verdict of(DataSource source, LongFunction<ZoneId> zones) throws SQLException {
        return new Reconciliation(source, zones).verdict();
    }

    private Verdict verdict() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return compare(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private Verdict compare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : Reckoning.statements()) {
                statement.execute(sql);
            }
        }
        for (String check : Checks.all()) {
            compare(connection, check);
        }
        int before = found.size();
        new Windows(zones, difference -> note(difference, before)).compare(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZE)) {
            row.next();
            return new Verdict(row.getLong(1), row.getLong(2), row.getLong(3), differences, found);
        }
    }

    private void compare(Connection connection, String check) throws SQLException {
        int before = found.size();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet row = statement.executeQuery(check)) {
                while (row.next()) {
                    note(
                            new Difference(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                            before);
                }
            }
        }
    }

    private void note(Difference difference, int before) {
        differences++;
        if (found.size() - before < MOST_FOUND) {
            found.add(difference);
        }
    }
}
