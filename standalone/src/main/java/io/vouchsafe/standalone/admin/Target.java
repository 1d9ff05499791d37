package io.vouchsafe.standalone.admin;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.gateway.access.AccessRows.Project;
import io.vouchsafe.gateway.access.OfflineAccess;
import io.vouchsafe.process.database.BorrowedDatabase;
import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.process.database.DatabaseOptions;
import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.standalone.report.Report;
import io.vouchsafe.store.DatabaseConfiguration;
import io.vouchsafe.store.embedded.DataFolderInUse;
import io.vouchsafe.store.embedded.EmbeddedDatabaseUnavailable;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands of administration share: the database they work on and the form of their output. */
final class Target {

    private static final int DONE = 0;
    private static final int CANNOT = 1;
    private static final int REFUSED = 3;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Option(names = "--output", defaultValue = "table", description = "table or json (default: table).")
    private Report.Form output = Report.Form.TABLE;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** What a command does once it has a database. */
    @FunctionalInterface
    interface Task {

        /** Answers what to print. */
        Report in(OfflineAccess access);
    }

    /** Does it, prints what comes of it, and answers the exit code. */
    int run(Task task) {
        PrintWriter errors = spec.commandLine().getErr();
        try (BorrowedDatabase database = options.borrow(spec.commandLine())) {
            Report report = task.in(open(database.location()));
            report.print(output, spec.commandLine().getOut(), errors);
            return DONE;
        } catch (ApiFailure refused) {
            errors.println(explain(refused));
            return REFUSED;
        } catch (CannotStart | DataFolderInUse | EmbeddedDatabaseUnavailable cannot) {
            errors.println(cannot.getMessage());
            return CANNOT;
        } catch (DataAccessException away) {
            errors.println("The database failed; ask with 'list' what has been done. It said: "
                    + away.getMostSpecificCause().getMessage());
            return CANNOT;
        }
    }

    private static OfflineAccess open(DatabaseLocation location) {
        OfflineAccess access = OfflineAccess.open(
                new DriverManagerDataSource(location.jdbcUrl(), location.user(), location.password()),
                DatabaseConfiguration.wallClock());
        if (access == null) {
            throw new CannotStart("The database at %s is not Vouchsafe's yet: start the server on it once."
                    .formatted(location.jdbcUrl()));
        }
        return access;
    }

    /** The project that goes by a name or, if it is all digits, by an id. */
    static Project project(OfflineAccess access, String nameOrId) {
        if (nameOrId.matches("\\d{1,18}")) {
            return access.rows().project(Long.parseLong(nameOrId));
        }
        Project named = access.rows().projectNamed(nameOrId);
        if (named == null) {
            throw new ApiFailure.NotFound("Project '" + nameOrId + "'");
        }
        return named;
    }

    private static String explain(ApiFailure refused) {
        String message = String.valueOf(refused.getMessage());
        return refused instanceof ApiFailure.Invalid invalid
                ? message + ": "
                        + invalid.refusals().stream().map(Target::explain).collect(Collectors.joining("; "))
                : message + ".";
    }

    private static String explain(Refusal refusal) {
        return (refusal.attribute().equals("base") ? "it" : refusal.attribute()) + " " + refusal.message();
    }
}
