package io.vouchsafe.standalone.projections;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.process.database.BorrowedDatabase;
import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.process.database.DatabaseOptions;
import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.query.rebuild.RebuildJobs;
import io.vouchsafe.query.rebuild.RebuildJobs.Standing;
import io.vouchsafe.standalone.report.Report;
import io.vouchsafe.store.DatabaseConfiguration;
import io.vouchsafe.store.embedded.DataFolderInUse;
import io.vouchsafe.store.embedded.EmbeddedDatabaseUnavailable;
import java.io.PrintWriter;
import java.time.Clock;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands on projections share: the database where positions and rebuilds are noted, and the form of their output. */
final class Books {

    private static final int DONE = 0;
    private static final int CANNOT = 1;
    private static final int REFUSED = 3;

    private final Clock clock = DatabaseConfiguration.wallClock();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--output", defaultValue = "table", description = "table or json (default: table).")
    private Report.Form output = Report.Form.TABLE;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** What a command does once it has a database. */
    @FunctionalInterface
    interface Task {

        /** Answers what to print. */
        Report in(Book book);
    }

    /**
     * The notes of one database.
     *
     * @param serverless whether no server can be on it at present
     */
    record Book(RebuildJobs jobs, Clock clock, boolean serverless) {

        Standing standing(String name) {
            return jobs.standings().stream()
                    .filter(standing -> standing.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ApiFailure.NotFound("Projection '" + name + "'"));
        }

        void request(String name) {
            standing(name);
            jobs.request(name, false, "command line", clock.instant());
        }

        void cancel(String name) {
            standing(name);
            if (!jobs.cancel(name, clock.instant())) {
                throw new ApiFailure.NotFound("A rebuild of '%s' that could be cancelled".formatted(name));
            }
        }
    }

    /** Does it, prints what comes of it, and answers the exit code. */
    int run(Task task) {
        PrintWriter errors = spec.commandLine().getErr();
        try (BorrowedDatabase borrowed = database.borrow(spec.commandLine())) {
            task.in(new Book(open(borrowed.location()), clock, borrowed.startedHere()))
                    .print(output, spec.commandLine().getOut(), errors);
            return DONE;
        } catch (ApiFailure refused) {
            errors.println(refused.getMessage() + ".");
            return REFUSED;
        } catch (CannotStart | DataFolderInUse | EmbeddedDatabaseUnavailable cannot) {
            errors.println(cannot.getMessage());
            return CANNOT;
        } catch (DataAccessException away) {
            errors.println("The database failed; a rebuild that was noted goes on without it. It said: "
                    + away.getMostSpecificCause().getMessage());
            return CANNOT;
        }
    }

    private static RebuildJobs open(DatabaseLocation location) {
        RebuildJobs jobs =
                RebuildJobs.in(new DriverManagerDataSource(location.jdbcUrl(), location.user(), location.password()));
        if (jobs == null) {
            throw new CannotStart("The database at %s knows no rebuilds yet: start the server on it once."
                    .formatted(location.jdbcUrl()));
        }
        return jobs;
    }
}
