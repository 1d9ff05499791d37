package io.vouchsafe.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of a data folder that another process has started and will stop: a way in beside that process, for those who may read the
 * folder. Looking for it changes nothing.
 *
 * @param jdbcUrl without credentials
 * @param user role that owns the database; no superuser
 * @param password its password
 */
public record RunningDatabase(String jdbcUrl, String user, String password) {

    /** What runs on the folder; {@code null} if nothing does, or not yet, or not any more. */
    public static @Nullable RunningDatabase in(Path dataDir) {
        if (!EmbeddedDatabase.existsIn(dataDir)) {
            return null;
        }
        DataFolder folder = new DataFolder(realPath(dataDir));
        Integer port = Postmaster.of(folder.cluster()).isPresent() ? Postmaster.port(folder.cluster()) : null;
        return port == null
                ? null
                : new RunningDatabase(
                        EmbeddedDatabase.jdbcUrl(port, EmbeddedDatabase.NAME),
                        EmbeddedDatabase.NAME,
                        folder.passwords().vouchsafe());
    }

    private static Path realPath(Path dataDir) {
        try {
            return dataDir.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable("The data folder %s cannot be read: %s".formatted(dataDir, e), e);
        }
    }

    /** Names the database without the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
