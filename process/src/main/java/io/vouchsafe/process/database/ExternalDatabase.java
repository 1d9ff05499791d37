package io.vouchsafe.process.database;

import io.vouchsafe.process.environment.SecretFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names a PostgreSQL of the user's own, and the environment variables that go with it. */
public final class ExternalDatabase {

    private static final String PASSWORD = "VOUCHSAFE_DATABASE_PASSWORD";

    @Option(
            names = "--database-url",
            defaultValue = "${env:VOUCHSAFE_DATABASE_URL}",
            description =
                    "A PostgreSQL of your own, 15 or newer, instead of the embedded one: postgres://user:password@host/name.")
    private @Nullable String databaseUrl;

    /** Whether one was named. */
    public boolean given() {
        return databaseUrl != null && !databaseUrl.isBlank();
    }

    /**
     * Where it is.
     *
     * @param command for which it is, to name in a refusal of an option
     * @return {@code null} if none was named
     */
    public @Nullable DatabaseLocation location(CommandLine command) {
        if (databaseUrl == null || databaseUrl.isBlank()) {
            return null;
        }
        try {
            return DatabaseLocation.parse(
                    databaseUrl, System.getenv("VOUCHSAFE_DATABASE_USER"), SecretFile.orVariable(PASSWORD));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--database-url: " + e.getMessage(), e);
        }
    }

    /** Where it is, for a program that has no database of its own to fall back on. */
    public DatabaseLocation require(CommandLine command) {
        DatabaseLocation location = location(command);
        if (location == null) {
            throw new ParameterException(
                    command,
                    "--database-url is needed: this program shares its PostgreSQL with others. One process with everything, and a PostgreSQL of its own, is: vouchsafe serve");
        }
        return location;
    }
}
