package io.vouchsafe.standalone.backup;

import io.vouchsafe.store.database.SchemaMigration;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Brings the rows of a backup into an empty database: schemas as they were, all rows in one transaction, then the scripts that have come since. What
 * fails before that transaction is over leaves an empty database.
 */
final class Refill {

    private final DataSource database;
    private final BackupFile backup;

    Refill(DataSource database, BackupFile backup) {
        this.database = database;
        this.backup = backup;
    }

    /**
     * Does it.
     *
     * @throws UnusableBackup if the backup is of a newer Vouchsafe, or turns out damaged
     * @throws io.vouchsafe.process.environment.CannotStart if the database is not empty
     */
    void run() throws SQLException, IOException {
        Manifest manifest = backup.manifest();
        requireKnownVersions(manifest);
        try (Connection connection = database.getConnection()) {
            Emptiness.require(connection);
            boolean filled = false;
            try {
                for (Map.Entry<String, String> schema : manifest.schemas().entrySet()) {
                    SchemaMigration.migrateTo(database, schema.getKey(), schema.getValue());
                }
                fill(connection, manifest);
                filled = true;
            } finally {
                if (!filled) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                    Emptiness.restoreTo(connection);
                }
            }
            connection.setAutoCommit(true);
            for (String schema : Schemas.KEPT) {
                SchemaMigration.migrate(database, schema);
            }
            analyze(connection, manifest);
        }
    }

    private void requireKnownVersions(Manifest manifest) {
        if (!List.copyOf(manifest.schemas().keySet()).equals(Schemas.KEPT)) {
            throw new UnusableBackup("The backup has other schemas than this Vouchsafe: "
                    + String.join(", ", manifest.schemas().keySet()) + ".");
        }
        manifest.schemas().forEach((schema, version) -> {
            if (!SchemaMigration.reaches(database, schema, version)) {
                throw new UnusableBackup(
                        "The backup is of a newer Vouchsafe (%s): its schema %s is of version %s, which this one does not know. Restore it with that one."
                                .formatted(manifest.product(), schema, version));
            }
        });
    }

    private void fill(Connection connection, Manifest manifest) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            List<Manifest.Table> tables = manifest.tables();
            String all = tables.stream()
                    .filter(table -> table.partition() == null)
                    .map(Refill::sql)
                    .collect(Collectors.joining(", "));
            // The scripts write first rows of their own, such as the beginning of the chain.
            statement.execute("truncate " + all + " cascade");
            for (Manifest.Table table : tables) {
                Manifest.Partition days = table.partition();
                if (days != null) {
                    statement.execute("create table %s partition of %s.%s for values from ('%s') to ('%s')"
                            .formatted(
                                    sql(table),
                                    Entries.quoted(table.schema()),
                                    Entries.quoted(days.parent()),
                                    LocalDate.parse(days.from()),
                                    LocalDate.parse(days.to())));
                }
                copy(connection, table);
            }
        }
        for (Manifest.Sequence sequence : manifest.sequences()) {
            advance(connection, sequence);
        }
        connection.commit();
    }

    private void copy(Connection connection, Manifest.Table table) throws SQLException, IOException {
        String columns = table.columns().stream().map(Entries::quoted).collect(Collectors.joining(", "));
        try (BackupFile.Compared rows = backup.open(table.content())) {
            copyIn(connection, "copy " + sql(table) + " (" + columns + ") from stdin", rows);
            rows.requireUnchanged(table.rows());
        }
    }

    private static void copyIn(Connection connection, String sql, InputStream rows) throws SQLException, IOException {
        new CopyManager(connection.unwrap(BaseConnection.class)).copyIn(sql, rows);
    }

    private static void advance(Connection connection, Manifest.Sequence sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
            statement.setString(1, Entries.quoted(sequence.schema()) + "." + Entries.quoted(sequence.name()));
            statement.setLong(2, sequence.last());
            statement.execute();
        }
    }

    /** Without it the first queries would be planned as if every table were empty. */
    private static void analyze(Connection connection, Manifest manifest) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Manifest.Table table : manifest.tables()) {
                statement.execute("analyze " + sql(table));
            }
        }
    }

    private static String sql(Manifest.Table table) {
        return Entries.quoted(table.schema()) + "." + Entries.quoted(table.name());
    }
}
