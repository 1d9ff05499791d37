package io.vouchsafe.benchmarks.process;

import io.vouchsafe.store.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * Where a PostgreSQL is, and how to get in. Each of those that are compared has an embedded one of its own, all alike: the same version, the
 * same settings, durable.
 */
public record Database(String jdbcUrl, String user, String password) {

    private static final String URL = "BENCH_DATABASE_URL";
    private static final String USER = "BENCH_DATABASE_USER";
    private static final String PASSWORD = "BENCH_DATABASE_PASSWORD";

    /** Starts one with empty tables. */
    public static Database start(Stage stage, Path dataDir) {
        EmbeddedDatabase embedded = stage.start(() -> EmbeddedDatabase.start(dataDir));
        return new Database(embedded.jdbcUrl(), embedded.user(), embedded.password());
    }

    /** The one that the starter of this process handed over. */
    public static Database fromEnvironment() {
        Map<String, String> environment = System.getenv();
        return new Database(
                environment.getOrDefault(URL, ""),
                environment.getOrDefault(USER, ""),
                environment.getOrDefault(PASSWORD, ""));
    }

    /** How to hand it over to a process of ours. */
    public Map<String, String> environment() {
        return Map.of(URL, jdbcUrl, USER, user, PASSWORD, password);
    }

    /** A new connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Keeps the password out of messages. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
