package io.vouchsafe.standalone.reconcile;

import io.vouchsafe.process.database.BorrowedDatabase;
import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.process.database.DatabaseOptions;
import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.query.reconcile.Difference;
import io.vouchsafe.query.reconcile.Reconciliation;
import io.vouchsafe.query.reconcile.Verdict;
import io.vouchsafe.store.database.DatabaseProperties;
import io.vouchsafe.store.embedded.DataFolderInUse;
import io.vouchsafe.store.embedded.EmbeddedDatabaseUnavailable;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code reconcile}: reckons every counter anew from the events and says in words where anything else is kept. */
@Command(
        name = "reconcile",
        description =
                "Reckons every counter anew from the events, and compares it with ledgers, usages, vouchers, customers and views.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "A server that runs on the database need not be stopped. Nothing in the database is changed.",
            "",
            "Leaves with 0 when nothing differs, 1 when something does, and 2 when that cannot be said."
        })
public final class Reconcile implements Callable<Integer> {

    private static final int CLEAN = 0;
    private static final int DIFFERENT = 1;
    private static final int CANNOT_SAY = 2;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (BorrowedDatabase database = options.borrow(spec.commandLine())) {
            Verdict verdict = reconcile(database.location());
            print(verdict, spec.commandLine().getOut());
            return verdict.clean() ? CLEAN : DIFFERENT;
        } catch (CannotStart | DataFolderInUse | EmbeddedDatabaseUnavailable cannot) {
            spec.commandLine().getErr().println(cannot.getMessage());
        } catch (SQLException failed) {
            spec.commandLine().getErr().println("The database failed. It said: " + failed.getMessage());
        } catch (DataAccessException failed) {
            spec.commandLine()
                    .getErr()
                    .println("The database failed. It said: "
                            + failed.getMostSpecificCause().getMessage());
        }
        return CANNOT_SAY;
    }

    private static Verdict reconcile(DatabaseLocation location) throws SQLException {
        DataSource source =
                new DatabaseProperties(location.jdbcUrl(), location.user(), location.password()).reconcilers();
        JdbcClient client = JdbcClient.create(source);
        boolean started = client.sql(
                        "select to_regclass('views.reconciliation') is not null and to_regclass('access.project') is not null")
                .query(Boolean.class)
                .single();
        if (!started) {
            throw new CannotStart("The database at %s has nothing to reconcile yet: start the server on it once."
                    .formatted(location.jdbcUrl()));
        }
        Map<Long, ZoneId> zones = new HashMap<>();
        client.sql("select id, time_zone from access.project").query(row -> {
            zones.put(row.getLong(1), ZoneId.of(row.getString(2)));
        });
        return Reconciliation.of(source, project -> zones.getOrDefault(project, ZoneOffset.UTC));
    }

    private static void print(Verdict verdict, PrintWriter out) {
        out.printf(
                "Reconciled up to event %d: %d confirmed redemptions count, %d rows were compared.%n",
                verdict.position(), verdict.redemptions(), verdict.compared());
        if (verdict.clean()) {
            out.println("No difference.");
        } else {
            out.printf("Differences: %d.%n", verdict.differences());
            for (Difference difference : verdict.found()) {
                out.println("  " + difference.text());
            }
            long more = verdict.differences() - verdict.found().size();
            if (more > 0) {
                out.printf("  and %d more%n", more);
            }
        }
        out.flush();
    }
}
