package io.vouchsafe.standalone.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which database a command works on. */
public final class DatabaseOptions {

    @Option(
            names = "--data-dir",
            defaultValue = "${env:VOUCHSAFE_DATA_DIR:-data}",
            description = "Folder of the embedded PostgreSQL (default: ./data).")
    private Path dataDir = Path.of("data");

    @Option(
            names = "--database-url",
            defaultValue = "${env:VOUCHSAFE_DATABASE_URL}",
            description = "A PostgreSQL of your own instead: postgres://user:password@host/name.")
    private @Nullable String databaseUrl;

    /** The data folder, which also holds what is not in the database. */
    public Path dataDir() {
        return dataDir;
    }

    /** The same as arguments of another command, with a blank in front; empty where nothing differs from the default. Names no password. */
    public String arguments() {
        if (databaseUrl != null && !databaseUrl.isBlank()) {
            return " --database-url …";
        }
        return dataDir.equals(Path.of("data")) ? "" : " --data-dir " + dataDir;
    }

    /**
     * Opens the way to that database.
     *
     * @param command for which it is, to name in a refusal of an option
     * @throws CannotStart saying what to do, if there is no database, or it cannot be entered
     */
    public BorrowedDatabase borrow(CommandLine command) {
        return BorrowedDatabase.of(dataDir, external(command));
    }

    /**
     * Opens that database for a command that must be alone on it, and makes it where there is none.
     *
     * @param command as above
     * @throws CannotStart saying what to do, if it cannot be used
     * @throws io.vouchsafe.store.embedded.DataFolderInUse if a server or another command holds the data folder
     */
    public BorrowedDatabase own(CommandLine command) {
        return BorrowedDatabase.alone(dataDir, external(command));
    }

    private @Nullable DatabaseLocation external(CommandLine command) {
        if (databaseUrl == null || databaseUrl.isBlank()) {
            return null;
        }
        try {
            return DatabaseLocation.parse(
                    databaseUrl,
                    System.getenv("VOUCHSAFE_DATABASE_USER"),
                    System.getenv("VOUCHSAFE_DATABASE_PASSWORD"));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--database-url: " + e.getMessage(), e);
        }
    }
}
