package io.vouchsafe.process.database;

import io.vouchsafe.process.environment.CannotStart;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which database a command works on. */
public final class DatabaseOptions {

    @Option(
            names = "--data-dir",
            defaultValue = "${env:VOUCHSAFE_DATA_DIR:-data}",
            description = "Folder of the embedded PostgreSQL (default: ./data).")
    private Path dataDir = Path.of("data");

    @Mixin
    private ExternalDatabase external = new ExternalDatabase();

    /** The data folder, which also holds what is not in the database. */
    public Path dataDir() {
        return dataDir;
    }

    /** The same as arguments of another command, with a blank in front; empty where nothing differs from the default. Names no password. */
    public String arguments() {
        if (external.given()) {
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
        return BorrowedDatabase.of(dataDir, external.location(command));
    }

    /**
     * Opens that database for a command that must be alone on it, and makes it where there is none.
     *
     * @param command as above
     * @throws CannotStart saying what to do, if it cannot be used
     * @throws io.vouchsafe.store.embedded.DataFolderInUse if a server or another command holds the data folder
     */
    public BorrowedDatabase own(CommandLine command) {
        return BorrowedDatabase.alone(dataDir, external.location(command));
    }

    /** Where the external database is; {@code null} if none was named. */
    public @Nullable DatabaseLocation external(CommandLine command) {
        return external.location(command);
    }
}
