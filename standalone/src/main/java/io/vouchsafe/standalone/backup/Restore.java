package io.vouchsafe.standalone.backup;

import io.vouchsafe.process.database.BorrowedDatabase;
import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.process.database.DatabaseOptions;
import io.vouchsafe.standalone.audit.Audit;
import io.vouchsafe.store.DatabaseConfiguration;
import io.vouchsafe.store.audit.ChainCheck;
import io.vouchsafe.store.audit.Verdict;
import io.vouchsafe.store.chain.StoredChain;
import io.vouchsafe.store.checkpoint.AuditFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code restore}: a backup into an empty database or a new data folder. */
@Command(
        name = "restore",
        description = "Brings a backup into a new data folder or an empty database, and proves that it is whole.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "The file is read through before anything is made. A database that is not empty is refused and stays as it is.",
            "",
            "Leaves with 0 when it is done, or the file is whole; 1 when it is done and the chain of hashes does not hold, so that",
            "the database was damaged or tampered with before it was backed up; 2 when it could not be done: nothing was changed."
        })
public final class Restore implements Callable<Integer> {

    private static final int SHOWN_FINDINGS = 20;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Option(names = "--check", description = "Only read the file through; no database is touched.")
    private boolean check;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Outcome.of(spec.commandLine(), () -> {
            try (BackupFile backup = BackupFile.open(file)) {
                backup.check();
                return check ? printWhole(backup.manifest()) : restore(backup);
            }
        });
    }

    private int printWhole(Manifest manifest) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s is whole: made at %s by Vouchsafe %s, everything up to event %d, commit %d; %d tables with %d rows.%n",
                file,
                manifest.madeAt(),
                manifest.product(),
                manifest.head().position(),
                manifest.head().commit(),
                manifest.tables().size(),
                manifest.rows());
        manifest.tables().forEach(table -> out.printf("  %-36s %,14d rows%n", table.label(), table.rows()));
        out.flush();
        return Outcome.DONE;
    }

    private int restore(BackupFile backup) throws IOException, SQLException {
        KeptProofs proofs = new KeptProofs(Audit.folder(options.dataDir()));
        proofs.requireNone();
        try (BorrowedDatabase database = options.own(spec.commandLine())) {
            PGSimpleDataSource source = source(database.location());
            new Refill(source, backup).run();
            proofs.restore(backup);
            AuditFolder folder = new AuditFolder(Audit.folder(options.dataDir()), null);
            Verdict verdict = new ChainCheck(folder.kept(), folder.publicKeys())
                    .check(new StoredChain(source, DatabaseConfiguration.wallClock()));
            print(backup.manifest(), verdict);
            return verdict.intact() ? Outcome.DONE : Outcome.BROKEN;
        }
    }

    private static PGSimpleDataSource source(DatabaseLocation location) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(location.jdbcUrl());
        source.setUser(location.user());
        source.setPassword(location.password());
        source.setApplicationName("vouchsafe-restore");
        source.setTcpKeepAlive(true);
        return source;
    }

    private void print(Manifest manifest, Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Restored: everything up to event %d, commit %d, as it was at %s.%n",
                manifest.head().position(), manifest.head().commit(), manifest.madeAt());
        if (verdict.intact()) {
            out.printf(
                    "The chain of hashes holds: %d commits with %d events; it agrees with the checkpoints that were kept: %d.%n",
                    verdict.commits(), verdict.events(), verdict.checkpoints());
        } else {
            out.printf("The chain of hashes is broken, %d findings:%n", verdict.breaks());
            verdict.findings().stream().limit(SHOWN_FINDINGS).forEach(finding -> out.println("  " + finding.text()));
        }
        String arguments = options.arguments();
        out.println("What to do next:");
        out.printf("  vouchsafe serve%s        # fills the views from the events; reads wait for them%n", arguments);
        out.printf(
                "  vouchsafe reconcile%s    # when health says ready: every counter is what the events come to%n",
                arguments);
        out.println("  Erase those customers again who were erased after the backup was made.");
        out.flush();
    }
}
