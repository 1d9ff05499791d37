package io.vouchsafe.standalone.admin;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.access.AccessRows;
import io.vouchsafe.gateway.access.AccessRows.Project;
import io.vouchsafe.gateway.access.ApiKeys;
import io.vouchsafe.gateway.access.IssuedApiKey;
import io.vouchsafe.gateway.access.NewApiKey;
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

/** The commands {@code admin key …}. */
@Command(name = "key", description = "API keys, by which programs sign in.", mixinStandardHelpOptions = true)
final class AdminKeys implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add, list, rotate or revoke.");
    }

    @Command(name = "add", description = "Makes a key and prints its secret, once.", mixinStandardHelpOptions = true)
    int add(
            @Mixin InProject in,
            @Parameters(paramLabel = "NAME", description = "What the key is for.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            description = "What it may do: admin, point_of_sale or point_of_distribution.")
                    Role role,
            @Option(
                            names = "--user",
                            paramLabel = "EMAIL",
                            description = "Whose key it is; it works only while that user is active.")
                    @Nullable
                    String user) {
        return in.run((access, project) -> {
            Long userId =
                    user == null ? null : AdminUsers.user(access, project, user).id();
            return issued(
                    access, project, access.directory().addApiKey(new NewApiKey(project.id(), userId, name, role)));
        });
    }

    @Command(
            name = "list",
            description = "Lists the keys of a project, without their secrets.",
            mixinStandardHelpOptions = true)
    int list(@Mixin InProject in) {
        return in.run((access, project) ->
                Report.list(Pages.all(page -> access.rows().keys(project.id(), page)).stream()
                        .map(AdminKeys::row)
                        .toList()));
    }

    @Command(
            name = "rotate",
            description = "Gives a key another secret and prints it, once.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Mixin InProject in,
            @Parameters(paramLabel = "ID", description = "The key's id, see list.") long id,
            @Option(
                            names = "--grace-seconds",
                            defaultValue = "0",
                            description =
                                    "For how long the old secret goes on working, up to 604800, a week (default: 0, it stops at once).")
                    long graceSeconds) {
        if (graceSeconds < 0 || graceSeconds > ApiKeys.MAX_GRACE_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--grace-seconds must be between 0 and %d.".formatted(ApiKeys.MAX_GRACE_SECONDS));
        }
        return in.run((access, project) ->
                issued(access, project, access.directory().rotateApiKey(project.id(), id, graceSeconds)));
    }

    @Command(name = "revoke", description = "Makes a key worthless, for good.", mixinStandardHelpOptions = true)
    int revoke(@Mixin InProject in, @Parameters(paramLabel = "ID", description = "The key's id, see list.") long id) {
        return in.run((access, project) -> {
            access.directory().revokeApiKey(project.id(), id);
            return Report.one(row(access.rows().key(project.id(), id)));
        });
    }

    private static Report issued(OfflineAccess access, Project project, IssuedApiKey key) {
        return Report.secret(row(access.rows().key(project.id(), key.id())).with("secret", key.secret()));
    }

    private static Row row(AccessRows.Key key) {
        return Row.of(
                "id",
                key.id(),
                "name",
                key.name(),
                "role",
                key.role().wire(),
                "user_id",
                key.userId(),
                "masked_key",
                key.masked(),
                "active",
                key.revokedAt() == null,
                "created_at",
                key.createdAt());
    }
}
