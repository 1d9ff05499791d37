package io.vouchsafe.standalone.vouchers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code vouchers}, which is nothing by itself. */
@Command(
        name = "vouchers",
        description = "Imports and generates vouchers by the million, through the API of a server that runs.",
        mixinStandardHelpOptions = true,
        subcommands = {ImportVouchers.class, IssueVouchers.class},
        footerHeading = "%n",
        footer = {
            "Examples, with the key of an admin in VOUCHSAFE_API_KEY:",
            "  vouchsafe vouchers import codes.csv --campaign 2",
            "  vouchsafe vouchers batch --campaign 2 --size 1000000 --prefix XMAS --output codes.csv"
        })
public final class Vouchers implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: import or batch.");
    }
}
