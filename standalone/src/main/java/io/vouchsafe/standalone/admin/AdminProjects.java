package io.vouchsafe.standalone.admin;

import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.gateway.access.AccessRows.Project;
import io.vouchsafe.gateway.access.NewProject;
import io.vouchsafe.standalone.report.Report;
import io.vouchsafe.standalone.report.Report.Row;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands {@code admin project …}. */
@Command(
        name = "project",
        description = "Projects: each has its own campaigns, users and keys.",
        mixinStandardHelpOptions = true)
final class AdminProjects implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add or list.");
    }

    @Command(
            name = "add",
            description = "Adds a project; add a user or a key to it next.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin Target target,
            @Parameters(paramLabel = "NAME", description = "Its name, which no other project has.") String name,
            @Option(
                            names = "--currency",
                            required = true,
                            description = "Currency of all its amounts: USD, GBP, EUR or AUD.")
                    Currency currency,
            @Option(
                            names = "--time-zone",
                            defaultValue = "UTC",
                            description =
                                    "Where its days, weeks and months begin, such as Europe/London (default: UTC).")
                    String timeZone) {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--time-zone: '%s' is no time zone, such as Europe/London.".formatted(timeZone));
        }
        return target.run(access -> {
            long id = access.directory().addProject(new NewProject(name, currency, ZoneId.of(timeZone)));
            return Report.one(row(access.rows().project(id)));
        });
    }

    @Command(name = "list", description = "Lists the projects.", mixinStandardHelpOptions = true)
    int list(@Mixin Target target) {
        return target.run(access -> Report.list(
                access.rows().projects().stream().map(AdminProjects::row).toList()));
    }

    private static Row row(Project project) {
        return Row.of(
                "id",
                project.id(),
                "name",
                project.name(),
                "currency",
                project.currency().code(),
                "time_zone",
                project.timeZone().getId());
    }
}
