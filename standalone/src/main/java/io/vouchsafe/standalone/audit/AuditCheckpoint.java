package io.vouchsafe.standalone.audit;

import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.checkpoint.AuditFolder;
import io.vouchsafe.store.checkpoint.Checkpoint;
import io.vouchsafe.store.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code audit checkpoint}: signs where the chain stands, keeps that in the data folder and hands it out. */
@Command(
        name = "checkpoint",
        description =
                "Signs where the chain stands now, keeps that in the data folder, and prints it or writes it to a file.",
        mixinStandardHelpOptions = true)
final class AuditCheckpoint implements Callable<Integer> {

    @Mixin
    private Audited audited = new Audited();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The file to write; one of that name is replaced (default: the output).")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "${env:VOUCHSAFE_AUDIT_KEY}",
            description = "Signing key that is kept elsewhere, both halves in PEM (default: the data folder's).")
    private @Nullable Path key;

    @Override
    public Integer call() {
        return audited.run(() -> {
            AuditFolder folder = audited.folder(key);
            Checkpoint made = audited.withChain(chain -> new Checkpoints(chain, folder).make());
            handOut(made);
            audited.errors()
                    .printf(
                            "Commit %d, up to event %d, signed by key %s. Whoever is to believe it needs that key's public half: %s%n",
                            made.number(), made.position(), made.key(), folder.publicFile(made.key()));
            return Audited.INTACT;
        });
    }

    private void handOut(Checkpoint made) {
        if (file == null) {
            audited.out().print(made.text());
            audited.out().flush();
            return;
        }
        try {
            Files.writeString(file, made.text());
        } catch (IOException e) {
            throw new AuditUnavailable("The checkpoint %s cannot be written: %s".formatted(file, e), e);
        }
    }
}
