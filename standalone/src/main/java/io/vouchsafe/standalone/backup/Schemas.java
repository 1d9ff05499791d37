package io.vouchsafe.standalone.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The schemas that a backup keeps, in the order in which they are made. Views follow from events, and the members of a cluster from which
 * processes run: those fill themselves.
 */
final class Schemas {

    static final List<String> KEPT = List.of("events", "command", "access");

    static final String LITERALS = KEPT.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));

    private Schemas() {}

    static boolean exists(Connection connection, String schema, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, schema + "." + table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
