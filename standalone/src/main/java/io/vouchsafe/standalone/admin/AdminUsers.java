package io.vouchsafe.standalone.admin;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.access.AccessRows.Project;
import io.vouchsafe.gateway.access.AccessRows.User;
import io.vouchsafe.gateway.access.AccessScope;
import io.vouchsafe.gateway.access.NewUser;
import io.vouchsafe.gateway.access.OfflineAccess;
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

/** The commands {@code admin user …}. */
@Command(
        name = "user",
        description = "People who sign in by e-mail address and password.",
        mixinStandardHelpOptions = true)
final class AdminUsers implements Runnable {

    private static final String EMAIL = "The user's e-mail address.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: add, list, password, activate or deactivate.");
    }

    /** Who a user is. */
    static final class Terms {

        @Option(names = "--name", required = true, description = "The user's name.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                description = "What the user may do: admin, point_of_sale or point_of_distribution.")
        private Role role = Role.POINT_OF_SALE;

        @Option(names = "--team", description = "The user's team.")
        private @Nullable String team;

        NewUser of(Project project, String email, String password) {
            return new NewUser(project.id(), name, email, team, role, AccessScope.PROJECT, password);
        }
    }

    @Command(name = "add", description = "Adds a user.", mixinStandardHelpOptions = true)
    int add(
            @Mixin InProject in,
            @Parameters(paramLabel = "EMAIL", description = EMAIL) String email,
            @Mixin Terms terms,
            @Mixin NewPassword password) {
        String secret = password.read();
        return in.run((access, project) -> {
            long id = access.directory().addUser(terms.of(project, email, secret));
            return Report.one(row(access.rows().user(project.id(), id)));
        });
    }

    @Command(name = "list", description = "Lists the users of a project.", mixinStandardHelpOptions = true)
    int list(@Mixin InProject in) {
        return in.run((access, project) ->
                Report.list(Pages.all(page -> access.rows().users(project.id(), page)).stream()
                        .map(AdminUsers::row)
                        .toList()));
    }

    @Command(name = "password", description = "Gives a user another password.", mixinStandardHelpOptions = true)
    int password(
            @Mixin InProject in,
            @Parameters(paramLabel = "EMAIL", description = EMAIL) String email,
            @Mixin NewPassword password) {
        String secret = password.read();
        return in.run((access, project) -> {
            User user = user(access, project, email);
            access.directory().changePassword(project.id(), user.id(), secret);
            return Report.one(row(access.rows().user(project.id(), user.id())));
        });
    }

    @Command(name = "activate", description = "Lets a user in again.", mixinStandardHelpOptions = true)
    int activate(@Mixin InProject in, @Parameters(paramLabel = "EMAIL", description = EMAIL) String email) {
        return in.run((access, project) -> setActive(access, project, email, true));
    }

    @Command(
            name = "deactivate",
            description = "Shuts a user out, with the user's keys.",
            mixinStandardHelpOptions = true)
    int deactivate(@Mixin InProject in, @Parameters(paramLabel = "EMAIL", description = EMAIL) String email) {
        return in.run((access, project) -> setActive(access, project, email, false));
    }

    private static Report setActive(OfflineAccess access, Project project, String email, boolean active) {
        User user = user(access, project, email);
        access.directory().setActive(project.id(), user.id(), active);
        return Report.one(row(access.rows().user(project.id(), user.id())));
    }

    static User user(OfflineAccess access, Project project, String email) {
        User user = access.rows().userNamed(project.id(), email);
        if (user == null) {
            throw new ApiFailure.NotFound("User '%s' of project '%s'".formatted(email, project.name()));
        }
        return user;
    }

    private static Row row(User user) {
        return Row.of(
                "id",
                user.id(),
                "email",
                user.email(),
                "name",
                user.name(),
                "team",
                user.team(),
                "role",
                user.role().wire(),
                "active",
                user.active(),
                "created_at",
                user.createdAt());
    }
}
