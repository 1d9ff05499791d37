package io.vouchsafe.standalone.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code admin}, which is nothing by itself. */
@Command(
        name = "admin",
        description = "Adds and changes projects, users and API keys, on the database itself.",
        mixinStandardHelpOptions = true,
        subcommands = {AdminProjects.class, AdminUsers.class, AdminKeys.class},
        footerHeading = "%n",
        footer = {
            "A server that runs on the database need not be stopped; it follows within ten seconds.",
            "",
            "Leaves with 0 when it is done, 1 when the database cannot be used, 2 for arguments that make no",
            "sense, and 3 when what was asked for is refused or not found.",
            "",
            "Examples:",
            "  vouchsafe admin project add shop --currency EUR --time-zone Europe/Berlin",
            "  vouchsafe admin user add clerk@example.com --project shop --name Clerk --role admin",
            "  vouchsafe admin key add till-1 --project shop --role point_of_sale",
            "  vouchsafe admin key list --project shop --output json"
        })
public final class Admin implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to administer: project, user or key.");
    }
}
