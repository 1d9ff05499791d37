package io.vouchsafe.process.database;

import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.store.embedded.DataFolderInUse;
import io.vouchsafe.store.embedded.EmbeddedDatabase;
import io.vouchsafe.store.embedded.RunningDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The database for as long as one command takes. That of a data folder is entered beside the server that has started it; if none has, it is
 * started for the moment and stopped by {@link #close}, and a server that is started in the meantime is told that the folder is in use.
 */
public final class BorrowedDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 200;

    private final DatabaseLocation location;
    private final @Nullable EmbeddedDatabase started;
    /** Stops what was started also when the command is interrupted. */
    private final Thread hook = new Thread(this::stop, "stop PostgreSQL");

    private BorrowedDatabase(DatabaseLocation location, @Nullable EmbeddedDatabase started) {
        this.location = location;
        this.started = started;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Opens the way to a database.
     *
     * @param dataDir the data folder, if there is no external database
     * @throws CannotStart saying what to do, if there is no database, or it cannot be entered
     */
    public static BorrowedDatabase of(Path dataDir, @Nullable DatabaseLocation external) {
        if (external != null) {
            external.requireUsable();
            return new BorrowedDatabase(external, null);
        }
        if (!EmbeddedDatabase.existsIn(dataDir)) {
            throw new CannotStart(
                    "There is no database in the data folder %s. Start the server on it once, or say which with --data-dir or --database-url."
                            .formatted(dataDir.toAbsolutePath()));
        }
        return inFolder(dataDir);
    }

    /**
     * Opens a database that no server may be on, and makes that of a data folder where there is none.
     *
     * @param dataDir the data folder, if there is no external database
     * @throws CannotStart if the external database cannot be entered, or a server is on it
     * @throws DataFolderInUse if another process holds the folder
     */
    public static BorrowedDatabase alone(Path dataDir, @Nullable DatabaseLocation external) {
        if (external != null) {
            external.requireUsable();
            external.requireNoServer();
            return new BorrowedDatabase(external, null);
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(dataDir);
        return new BorrowedDatabase(
                new DatabaseLocation(database.jdbcUrl(), database.user(), database.password()), database);
    }

    /** Asks again for a while: a server may be starting or stopping, or another command may have started the database for its moment. */
    private static BorrowedDatabase inFolder(Path dataDir) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                EmbeddedDatabase database = EmbeddedDatabase.start(dataDir);
                return new BorrowedDatabase(
                        new DatabaseLocation(database.jdbcUrl(), database.user(), database.password()), database);
            } catch (DataFolderInUse held) {
                DatabaseLocation running = running(dataDir);
                if (running != null) {
                    return new BorrowedDatabase(running, null);
                }
                if (System.nanoTime() > deadline) {
                    throw new CannotStart(
                            "The database in the data folder %s is not ready: the process that holds the folder has not started it."
                                    .formatted(dataDir.toAbsolutePath()));
                }
                pause();
            }
        }
    }

    private static @Nullable DatabaseLocation running(Path dataDir) {
        RunningDatabase running = RunningDatabase.in(dataDir);
        if (running == null) {
            return null;
        }
        try (Connection connection =
                DriverManager.getConnection(running.jdbcUrl(), running.user(), running.password())) {
            return connection.isValid(0)
                    ? new DatabaseLocation(running.jdbcUrl(), running.user(), running.password())
                    : null;
        } catch (SQLException notYet) {
            return null;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for the database.");
        }
    }

    /** Where it is. */
    public DatabaseLocation location() {
        return location;
    }

    /** Whether it runs for this command only, so that no server can be on it. */
    public boolean startedHere() {
        return started != null;
    }

    private void stop() {
        if (started != null) {
            started.close();
        }
    }

    /** Stops what {@link #of} has started; a server's database stays as it is. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException leaving) {
            return; // the hook is at work already
        }
        stop();
    }
}
