package io.vouchsafe.standalone.backup;

import io.vouchsafe.process.environment.CannotStart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether a database may take a backup: only one that has nothing of anybody in it. */
final class Emptiness {

    private static final List<String> OURS = List.of("events", "command", "access", "views");

    private Emptiness() {}

    /**
     * Refuses a database that a server has ever been started on, and takes away the empty schemas that an interrupted restore has left.
     *
     * @throws CannotStart saying what is in it
     */
    static void require(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String schema : OURS) {
            if (hasSchema(connection, schema)) {
                if (!Schemas.exists(connection, schema, "flyway_schema_history")) {
                    throw new CannotStart(
                            "The database has a schema %s that is not Vouchsafe's. Choose an empty database."
                                    .formatted(schema));
                }
                found.add(schema);
            }
        }
        if (hasRows(connection, "events", "event") || hasRows(connection, "access", "project")) {
            throw new CannotStart(
                    "The database is not empty, and nothing was changed in it. A backup is restored into a new data folder or an empty database only.");
        }
        drop(connection, found);
    }

    /** Takes away what a restore that failed has made. */
    static void restoreTo(Connection connection) throws SQLException {
        drop(connection, Schemas.KEPT);
    }

    private static void drop(Connection connection, List<String> schemas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String schema : schemas) {
                statement.execute("drop schema if exists " + Entries.quoted(schema) + " cascade");
            }
        }
    }

    private static boolean hasSchema(Connection connection, String schema) throws SQLException {
        return yes(connection, "select to_regnamespace('" + schema + "') is not null");
    }

    private static boolean hasRows(Connection connection, String schema, String table) throws SQLException {
        return Schemas.exists(connection, schema, table)
                && yes(connection, "select exists (select 1 from " + schema + "." + table + ")");
    }

    private static boolean yes(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
