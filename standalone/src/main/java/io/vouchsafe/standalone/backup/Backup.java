package io.vouchsafe.standalone.backup;

import io.vouchsafe.process.database.BorrowedDatabase;
import io.vouchsafe.process.database.DatabaseOptions;
import io.vouchsafe.standalone.audit.Audit;
import io.vouchsafe.store.DatabaseConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code backup}: everything that cannot be made anew, as it was at one moment, into one file. */
@Command(
        name = "backup",
        description = "Writes everything that cannot be made anew, as it is at this moment, into one file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "A server that runs on the database need not be stopped, and goes on. The file can be read by its owner only: it",
            "holds customers' identifiers with their keys, and hashes of passwords and API keys. Not in it: views, which are",
            "made anew from the events; who is signed in; and the key that signs checkpoints, which is a secret of its own.",
            "",
            "Leaves with 0 when the file is whole and on the disk, and with 2 when it could not be made; then there is none.",
            "",
            "Examples:",
            "  vouchsafe backup monday.zip",
            "  vouchsafe restore --check monday.zip",
            "  vouchsafe restore monday.zip --data-dir elsewhere"
        })
public final class Backup implements Callable<Integer> {

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Parameters(paramLabel = "FILE", description = "The file to write; one of that name is never replaced.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Outcome.of(spec.commandLine(), () -> {
            try (BackupWriter writer = BackupWriter.to(file);
                    BorrowedDatabase database = options.borrow(spec.commandLine())) {
                Manifest manifest = write(writer, database);
                writer.finish(manifest);
                print(manifest);
                return Outcome.DONE;
            }
        });
    }

    private Manifest write(BackupWriter writer, BorrowedDatabase database) throws IOException, SQLException {
        List<KeptProofs.Loaded> proofs = new KeptProofs(Audit.folder(options.dataDir())).load();
        try (Snapshot snapshot = Snapshot.of(database.location())) {
            Manifest.Head head = snapshot.head();
            List<Manifest.Table> tables = new ArrayList<>();
            for (StoredTable table : snapshot.tables()) {
                String entry = Entries.TABLES + table.schema() + "." + table.name() + ".copy";
                Manifest.Table copied = snapshot.copy(table, rows -> writer.write(entry, rows));
                if (copied != null) {
                    tables.add(copied);
                }
            }
            List<Manifest.Content> auditFiles = new ArrayList<>();
            for (KeptProofs.Loaded proof : proofs) {
                auditFiles.add(proof.into(writer));
            }
            return new Manifest(
                    Manifest.FORMAT,
                    Product.version(),
                    DatabaseConfiguration.wallClock().instant(),
                    head,
                    snapshot.schemas(),
                    tables,
                    snapshot.sequences(),
                    auditFiles);
        }
    }

    private void print(Manifest manifest) throws IOException {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s holds everything up to event %d, commit %d: %d tables with %d rows, in %d bytes.%n",
                        file,
                        manifest.head().position(),
                        manifest.head().commit(),
                        manifest.tables().size(),
                        manifest.rows(),
                        Files.size(file));
        spec.commandLine().getOut().flush();
    }
}
