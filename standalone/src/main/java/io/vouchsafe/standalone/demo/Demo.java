package io.vouchsafe.standalone.demo;

import io.vouchsafe.command.redemption.RedemptionController;
import io.vouchsafe.command.redemption.ReversalController;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessRows;
import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.gateway.access.NewProject;
import io.vouchsafe.process.database.BorrowedDatabase;
import io.vouchsafe.process.database.DatabaseOptions;
import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.standalone.report.Progress;
import io.vouchsafe.standalone.report.Terminal;
import io.vouchsafe.store.DatabaseConfiguration;
import io.vouchsafe.store.embedded.DataFolderInUse;
import io.vouchsafe.store.embedded.EmbeddedDatabaseUnavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code demo}: fills an empty project with campaigns and weeks of redemptions, so that there is something to look at. */
@Command(
        name = "demo",
        description =
                "Fills an empty project with campaigns, codes and weeks of redemptions, by the real commands under a clock of its own.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "No server may run on the database meanwhile: its clock would be another. Where there is no database yet, it",
            "is made, with an admin as 'serve' makes it: VOUCHSAFE_ADMIN_EMAIL and VOUCHSAFE_ADMIN_PASSWORD, else",
            "generated and printed once.",
            "",
            "Leaves with 0 when it is done, 1 when the database cannot be used or the project is not empty, and 2 for",
            "arguments that make no sense.",
            "",
            "Examples:",
            "  vouchsafe demo && vouchsafe serve",
            "  vouchsafe demo --data-dir /tmp/look --redemptions 2000 --weeks 2"
        })
public final class Demo implements Callable<Integer> {

    private static final int CANNOT = 1;
    private static final int MAX_WEEKS = 520;
    private static final long MAX_REDEMPTIONS = 2_000_000;
    private static final PageRequest FIRST = new PageRequest(1, 1000);

    private final Class<?> application;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "The project to fill; it is made if there is none of this name (default: the first project).")
    private @Nullable String project;

    @Option(names = "--weeks", defaultValue = "8", description = "How many weeks, up to now (default: 8).")
    private int weeks = 8;

    @Option(
            names = "--redemptions",
            defaultValue = "100000",
            description =
                    "How many orders try a code until last midnight; those of today come on top (default: 100000).")
    private long redemptions = 100_000;

    @Option(names = "--seed", defaultValue = "1", description = "Another number tells another story (default: 1).")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * A command that is not run yet.
     *
     * @param application all modules in one, by its configuration
     */
    public Demo(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check("--weeks", weeks, MAX_WEEKS);
        check("--redemptions", redemptions, MAX_REDEMPTIONS);
        PrintWriter errors = spec.commandLine().getErr();
        try (BorrowedDatabase database = options.own(spec.commandLine())) {
            tell(database, errors);
            return 0;
        } catch (DataFolderInUse held) {
            errors.println(
                    held.getMessage() + " The demo tells weeks that are over, and a server's clock is not theirs.");
        } catch (CannotStart | EmbeddedDatabaseUnavailable cannot) {
            errors.println(cannot.getMessage());
        } catch (ApiFailure refused) {
            errors.println("The demo was interrupted, and the project holds a part of it: " + refused.getMessage());
        }
        return CANNOT;
    }

    private void check(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be between 1 and %d, not %d.".formatted(option, most, value));
        }
    }

    private void tell(BorrowedDatabase database, PrintWriter errors) throws IOException, InterruptedException {
        Ground ground = Ground.of(database.location(), project);
        Plot plot = new Plot(
                seed, weeks, redemptions, DatabaseConfiguration.wallClock().instant(), ground.zone());
        ground.requireRoomFor(plot);
        Story story = StoryWriter.write(plot);
        StoryClock clock = new StoryClock(story.begin());
        Tally tally = new Tally();
        try (Stage stage = Stage.open(application, database.location(), clock)) {
            FirstStart.Secrets secrets = stage.secrets();
            AccessDirectory.Founded founded = ground.projectId() == null && project != null
                    ? stage.bean(AccessDirectory.class)
                            .foundProject(new NewProject(project, Ground.CURRENCY, Ground.ZONE))
                    : null;
            Caller caller = caller(stage, ground, founded);
            Desk desk = new Desk(stage.context(), caller, tally);
            Till till = new Till(
                    stage.bean(RedemptionController.class), stage.bean(ReversalController.class), caller, tally);
            new Performance(clock, desk, till, new Progress(errors, Terminal.is(), "orders")).tell(story);
            stage.fillViews(new Progress(errors, Terminal.is(), "events into views"));
            Summary summary = new Summary(spec.commandLine().getOut());
            summary.figures(story, tally.sums());
            summary.next(
                    options.arguments(),
                    secrets,
                    founded == null ? null : founded.key().secret());
        }
    }

    /** Somebody of the project, by whom the history says it was. */
    private static Caller caller(Stage stage, Ground ground, AccessDirectory.@Nullable Founded founded) {
        if (founded != null) {
            return new Caller(founded.projectId(), "key:" + founded.key().id(), Role.ADMIN);
        }
        long id = ground.projectId() == null ? FirstStart.DEFAULT_PROJECT : ground.projectId();
        String credential = stage.bean(AccessRows.class).users(id, FIRST).rows().stream()
                .filter(user -> user.active() && user.role() == Role.ADMIN)
                .findFirst()
                .map(user -> "user:" + user.id())
                .orElse("demo");
        return new Caller(id, credential, Role.ADMIN);
    }
}
