package io.vouchsafe.standalone.backup;

import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.process.environment.CannotStart;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLState;

/**
 * The database as it was at one moment, while others go on writing. Tables are kept from being altered until this is closed, so an upgrade waits;
 * days of idempotency keys only while they are read, since the server takes them away when they are over. Nothing else waits for it.
 */
final class Snapshot implements AutoCloseable {

    /** A server that is being upgraded holds its tables for moments. */
    private static final String OPTIONS = "-c lock_timeout=30s -c timezone=UTC -c datestyle=ISO -c bytea_output=hex"
            + " -c extra_float_digits=1 -c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on";

    private final Connection connection;
    private final List<StoredTable> tables;

    private Snapshot(Connection connection, List<StoredTable> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /**
     * Fixes the moment.
     *
     * @throws CannotStart if there is nothing of Vouchsafe yet, or the tables are just being altered
     */
    static Snapshot of(DatabaseLocation location) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", location.user());
        properties.setProperty("password", location.password());
        properties.setProperty("ApplicationName", "vouchsafe-backup");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", OPTIONS);
        Connection connection = DriverManager.getConnection(location.jdbcUrl(), properties);
        boolean open = false;
        try {
            Snapshot snapshot = begin(connection, location);
            open = true;
            return snapshot;
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    private static Snapshot begin(Connection connection, DatabaseLocation location) throws SQLException {
        for (String schema : Schemas.KEPT) {
            if (!Schemas.exists(connection, schema, "flyway_schema_history")) {
                throw new CannotStart("The database at %s has nothing to back up yet: start the server on it once."
                        .formatted(location.jdbcUrl()));
            }
        }
        List<StoredTable> before = lasting(StoredTable.in(connection));
        connection.setAutoCommit(false);
        lock(connection, before);
        // The first query fixes the moment: only now, under the locks, can no table be altered any more.
        List<StoredTable> tables = StoredTable.in(connection);
        if (!lasting(tables).equals(before)) {
            throw new CannotStart(
                    "The tables are just being altered, by an upgrade probably. Try again when it is over.");
        }
        return new Snapshot(connection, tables);
    }

    private static List<StoredTable> lasting(List<StoredTable> tables) {
        return tables.stream().filter(table -> table.partition() == null).toList();
    }

    private static void lock(Connection connection, List<StoredTable> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (StoredTable table : tables) {
                statement.execute("lock table " + table.sql() + " in access share mode");
            }
        }
    }

    /** In an order in which foreign keys hold. */
    List<StoredTable> tables() {
        return tables;
    }

    /** The version of each schema. */
    Map<String, String> schemas() throws SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String schema : Schemas.KEPT) {
            versions.put(
                    schema,
                    one(
                            "select version from " + Entries.quoted(schema)
                                    + ".flyway_schema_history where success and version is not null order by installed_rank desc limit 1",
                            row -> row.getString(1)));
        }
        return versions;
    }

    /** Where the chain of hashes ends. */
    Manifest.Head head() throws SQLException {
        return one(
                "select number, last_index, encode(hash, 'hex') from events.link order by number desc limit 1",
                row -> new Manifest.Head(row.getLong(1), row.getLong(2), row.getString(3)));
    }

    /** What the database counts by. Sequences know no moments: they may be further on than the rows, which leaves gaps and does no harm. */
    List<Manifest.Sequence> sequences() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select schemaname, sequencename, last_value from pg_sequences where last_value is not null and schemaname in ("
                                + Schemas.LITERALS + ") order by 1, 2")) {
            while (row.next()) {
                sequences.add(new Manifest.Sequence(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return sequences;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T one(String sql, Reading<T> reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new CannotStart("The database is not whole: nothing is found by: " + sql);
            }
            return reading.of(row);
        }
    }

    /** What comes of copying a table. */
    interface Copying {
        Manifest.Content copy(BackupWriter.Source rows) throws IOException, SQLException;
    }

    /** Copies a table by way of the writer; {@code null} if it is a day that has been taken away since. */
    Manifest.@Nullable Table copy(StoredTable table, Copying writer) throws IOException, SQLException {
        Savepoint before = connection.setSavepoint();
        if (table.partition() != null && isGone(table)) {
            connection.rollback(before);
            return null;
        }
        long[] rows = new long[1];
        Manifest.Content content = writer.copy(out -> rows[0] = new CopyManager(connection.unwrap(BaseConnection.class))
                .copyOut("copy " + table.sql() + " (" + table.columnsSql() + ") to stdout", out));
        // Gives back the lock of this table, if it had none before, and keeps the moment.
        connection.rollback(before);
        return new Manifest.Table(table.schema(), table.name(), table.columns(), table.partition(), rows[0], content);
    }

    private boolean isGone(StoredTable table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table.sql() + " in access share mode");
            return false;
        } catch (SQLException e) {
            if (PSQLState.UNDEFINED_TABLE.getState().equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
