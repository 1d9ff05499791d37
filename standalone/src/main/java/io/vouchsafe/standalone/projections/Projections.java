package io.vouchsafe.standalone.projections;

import io.vouchsafe.query.rebuild.RebuildJob;
import io.vouchsafe.query.rebuild.RebuildJobs.Standing;
import io.vouchsafe.query.rebuild.RebuildState;
import io.vouchsafe.standalone.report.Report;
import io.vouchsafe.standalone.report.Report.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands {@code projections …}. */
@Command(
        name = "projections",
        description =
                "Projections: what lists and reads come from. Each follows the events, and can be made anew from them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "A rebuild is done by a server on the same database, beside what is read, and goes on after a restart.",
            "",
            "Leaves with 0 when it is done, 1 when the database cannot be used, 2 for arguments that make no",
            "sense, and 3 when there is no such projection, or a rebuild was cancelled.",
            "",
            "Examples:",
            "  vouchsafe projections list",
            "  vouchsafe projections rebuild vouchers",
            "  vouchsafe projections status vouchers --output json"
        })
public final class Projections implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, status, rebuild or cancel.");
    }

    @Command(name = "list", description = "Lists the projections.", mixinStandardHelpOptions = true)
    int list(@Mixin Books books) {
        return books.run(book -> Report.list(
                book.jobs().standings().stream().map(Projections::row).toList()));
    }

    @Command(
            name = "status",
            description = "Shows one projection and its latest rebuild.",
            mixinStandardHelpOptions = true)
    int status(@Mixin Books books, @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        return books.run(book -> Report.one(full(book.standing(name))));
    }

    @Command(
            name = "rebuild",
            description = "Makes a projection anew from all events, and shows how far it is.",
            mixinStandardHelpOptions = true)
    int rebuild(
            @Mixin Books books,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Option(names = "--no-wait", description = "Only ask for it. It goes on without this command in any case.")
                    boolean noWait) {
        return books.run(book -> {
            book.request(name);
            if (!noWait) {
                new Watch(book, spec.commandLine().getErr()).untilOver(name);
            }
            return Report.one(full(book.standing(name)));
        });
    }

    @Command(
            name = "cancel",
            description = "Gives up a rebuild that is under way; what is read stays as it is.",
            mixinStandardHelpOptions = true)
    int cancel(@Mixin Books books, @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        return books.run(book -> {
            book.cancel(name);
            return Report.one(full(book.standing(name)));
        });
    }

    private static Row row(Standing standing) {
        RebuildJob rebuild = standing.rebuild();
        return Row.of(
                "name",
                standing.name(),
                "position",
                standing.position(),
                "behind",
                standing.behind(),
                "rebuild",
                rebuild == null ? null : rebuild.state().wire(),
                "percent",
                rebuild == null ? null : rebuild.percent(),
                "events_per_second",
                rebuild == null ? null : rebuild.eventsPerSecond(),
                "seconds_left",
                rebuild == null ? null : rebuild.secondsLeft());
    }

    private static Row full(Standing standing) {
        RebuildJob rebuild = standing.rebuild();
        Row row = row(standing);
        if (rebuild == null) {
            return row;
        }
        return row.with("requested_by", rebuild.requestedBy())
                .with("requested_at", rebuild.requestedAt().toString())
                .with("started_at", text(rebuild.startedAt()))
                .with("ended_at", text(rebuild.endedAt()))
                .with("problem", rebuild.state() == RebuildState.FINISHED ? "-" : text(rebuild.problem()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
