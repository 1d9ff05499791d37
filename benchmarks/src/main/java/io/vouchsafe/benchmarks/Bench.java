package io.vouchsafe.benchmarks;

import io.vouchsafe.benchmarks.chain.Hashing;
import io.vouchsafe.benchmarks.files.Imports;
import io.vouchsafe.benchmarks.rebuild.Rebuilds;
import io.vouchsafe.benchmarks.redemptions.Redemptions;
import io.vouchsafe.benchmarks.reports.Reports;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks: one subcommand each. */
@Command(
        name = "vouchsafe bench",
        description = "Measures Vouchsafe beside what it is compared with, on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {Redemptions.class, Imports.class, Hashing.class, Rebuilds.class, Reports.class})
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Leaves with 0 when everything was measured and counted right, 1 when something failed or a count was wrong, 2 for bad arguments. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which benchmark to run.");
    }
}
