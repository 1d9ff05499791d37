package io.vouchsafe.standalone;

import io.vouchsafe.process.CommandLines;
import io.vouchsafe.standalone.admin.Admin;
import io.vouchsafe.standalone.audit.Audit;
import io.vouchsafe.standalone.backup.Backup;
import io.vouchsafe.standalone.backup.Restore;
import io.vouchsafe.standalone.customers.Customers;
import io.vouchsafe.standalone.demo.Demo;
import io.vouchsafe.standalone.projections.Projections;
import io.vouchsafe.standalone.reconcile.Reconcile;
import io.vouchsafe.standalone.vouchers.Vouchers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of Vouchsafe. */
@Command(
        name = "vouchsafe",
        description = "A self-hosted, event-sourced engine for vouchers, coupons and promotions.",
        mixinStandardHelpOptions = true,
        version = "Vouchsafe",
        subcommands = {
            Serve.class,
            Rehearse.class,
            Admin.class,
            Vouchers.class,
            Customers.class,
            Audit.class,
            Projections.class,
            Reconcile.class,
            Backup.class,
            Restore.class
        })
public final class Vouchsafe implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Runs the command that the arguments name. Leaves with 0 after an orderly stop, 1 when something outside prevents the start or the command, 2 for
     * arguments that make no sense, and 3 when a command is refused; {@code audit}, {@code reconcile}, {@code backup} and {@code restore} have
     * codes of their own.
     */
    public static void main(String[] arguments) {
        System.exit(CommandLines.execute(commandLine(), arguments));
    }

    /** All commands. The demo is given the application, which knows nothing of its commands. */
    static CommandLine commandLine() {
        return new CommandLine(new Vouchsafe()).addSubcommand(new Demo(Application.class));
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command to run.");
    }
}
