package io.vouchsafe.standalone.audit;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code audit}, which is nothing by itself. */
@Command(
        name = "audit",
        description = "Proves that the events are as they were written, by the chain of hashes over all commits.",
        mixinStandardHelpOptions = true,
        subcommands = {AuditVerify.class, AuditExport.class, AuditCheckpoint.class},
        footerHeading = "%n",
        footer = {
            "A server that runs on the database need not be stopped. Nothing in the database is changed.",
            "",
            "Leaves with 0 when all is as it was written, 1 when it is not, and 2 when that cannot be said: the",
            "database or a file cannot be used, or the arguments make no sense.",
            "",
            "Examples:",
            "  vouchsafe audit verify",
            "  vouchsafe audit checkpoint monday.checkpoint",
            "  vouchsafe audit export past.ndjson",
            "  vouchsafe audit verify --export past.ndjson --checkpoint monday.checkpoint --key 0123abcd.public.pem"
        })
public final class Audit implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Where keys and checkpoints lie that belong to a data folder. */
    public static Path folder(Path dataDir) {
        return dataDir.resolve("audit");
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: verify, export or checkpoint.");
    }
}
