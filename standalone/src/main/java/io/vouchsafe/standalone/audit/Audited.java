package io.vouchsafe.standalone.audit;

import io.vouchsafe.process.database.BorrowedDatabase;
import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.process.database.DatabaseOptions;
import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.store.DatabaseConfiguration;
import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.checkpoint.AuditFolder;
import io.vouchsafe.store.checkpoint.ChainBroken;
import io.vouchsafe.store.embedded.DataFolderInUse;
import io.vouchsafe.store.embedded.EmbeddedDatabaseUnavailable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands of auditing share: the database, the folder beside it, and what their exit codes mean. */
final class Audited {

    static final int INTACT = 0;
    static final int BROKEN = 1;
    private static final int CANNOT_SAY = 2;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Does it, and answers its exit code, or that of what has prevented it. */
    int run(Supplier<Integer> task) {
        try {
            return task.get();
        } catch (ChainBroken broken) {
            errors().println(broken.getMessage());
            return BROKEN;
        } catch (AuditUnavailable | CannotStart | DataFolderInUse | EmbeddedDatabaseUnavailable cannot) {
            errors().println(cannot.getMessage());
            return CANNOT_SAY;
        } catch (DataAccessException away) {
            errors().println("The database failed. It said: "
                    + away.getMostSpecificCause().getMessage());
            return CANNOT_SAY;
        }
    }

    /** Does something with the chain in the database, over one connection, and answers what comes of it. */
    <T> T withChain(Function<StoredChain, T> task) {
        try (BorrowedDatabase database = options.borrow(spec.commandLine())) {
            DatabaseLocation location = database.location();
            SingleConnectionDataSource connection =
                    new SingleConnectionDataSource(location.jdbcUrl(), location.user(), location.password(), true);
            try {
                StoredChain chain = new StoredChain(connection, DatabaseConfiguration.wallClock());
                if (!chain.exists()) {
                    throw new CannotStart("The database at %s has no chain yet: start the server on it once."
                            .formatted(location.jdbcUrl()));
                }
                return task.apply(chain);
            } finally {
                connection.destroy();
            }
        }
    }

    /**
     * Where keys and checkpoints lie.
     *
     * @param key file of a signing key that is kept elsewhere
     */
    AuditFolder folder(@Nullable Path key) {
        return new AuditFolder(Audit.folder(options.dataDir()), key);
    }

    /** For what was asked for. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** For what is said besides, so that it is in nobody's pipe. */
    PrintWriter errors() {
        return spec.commandLine().getErr();
    }
}
