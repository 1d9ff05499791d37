package io.vouchsafe.standalone.backup;

import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.embedded.DataFolderInUse;
import io.vouchsafe.store.embedded.EmbeddedDatabaseUnavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine;

/** How both commands end, and what they say where they cannot. */
final class Outcome {

    static final int DONE = 0;
    static final int BROKEN = 1;
    private static final int CANNOT = 2;

    private Outcome() {}

    /** What is done, and may fail for reasons outside. */
    interface Task {
        int run() throws IOException, SQLException;
    }

    static int of(CommandLine command, Task task) {
        PrintWriter errors = command.getErr();
        try {
            return task.run();
        } catch (UnusableBackup
                | CannotStart
                | AuditUnavailable
                | DataFolderInUse
                | EmbeddedDatabaseUnavailable cannot) {
            errors.println(cannot.getMessage());
        } catch (IOException failed) {
            errors.println("A file cannot be read or written: " + failed);
        } catch (SQLException failed) {
            errors.println("The database failed. It said: " + failed.getMessage());
        } catch (DataAccessException | FlywayException failed) {
            errors.println("The database failed. It said: " + failed.getMessage());
        }
        errors.flush();
        return CANNOT;
    }
}
