package io.vouchsafe.standalone.customers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code customers}, which is nothing by itself. */
@Command(
        name = "customers",
        description = "Erases customers, through the API of a server that runs.",
        mixinStandardHelpOptions = true,
        subcommands = EraseCustomer.class,
        footerHeading = "%n",
        footer = {
            "Example, with the key of an admin in VOUCHSAFE_API_KEY:",
            "  vouchsafe customers erase cust-77 --reason 'asked by letter of 4 March'"
        })
public final class Customers implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: erase.");
    }
}
