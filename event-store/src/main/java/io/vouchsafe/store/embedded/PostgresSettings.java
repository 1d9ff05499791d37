package io.vouchsafe.store.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * How the embedded PostgreSQL is set up. What safety rests on is given on the command line at every start, where neither
 * {@code postgresql.conf} nor {@code ALTER SYSTEM} can override it; the rest is written into {@code postgresql.conf} once, for the operator
 * to tune.
 */
final class PostgresSettings {

    /** Values must need no quoting: {@code pg_ctl} hands them to a shell. */
    private static final List<String> FORCED = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "cluster_name=vouchsafe");

    private static final List<String> INITIAL = List.of(
            "max_connections=60",
            "shared_buffers=256MB",
            "max_wal_size=2GB",
            "min_wal_size=256MB",
            "wal_compression=pglz",
            "checkpoint_timeout=15min",
            "max_locks_per_transaction=256",
            "random_page_cost=1.1",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "password_encryption=scram-sha-256",
            // One file per weekday, each emptied when its day comes again.
            "logging_collector=on",
            "log_directory=log",
            "log_filename=postgresql-%a.log",
            "log_file_mode=0600",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_truncate_on_rotation=on",
            // Details would quote rows, and rows can hold personal data.
            "log_error_verbosity=terse");

    private PostgresSettings() {}

    /** The options of the server's command line, as one shell-safe text. */
    static String commandLine(int port) {
        List<String> options = new ArrayList<>();
        options.add("-p " + port);
        FORCED.forEach(setting -> options.add("-c " + setting));
        return String.join(" ", options);
    }

    /** The options of {@code initdb} that write the initial {@code postgresql.conf}. */
    static List<String> initialConfiguration() {
        return INITIAL.stream().map(setting -> "--set=" + setting).toList();
    }
}
