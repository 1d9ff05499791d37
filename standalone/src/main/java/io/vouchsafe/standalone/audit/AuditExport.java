package io.vouchsafe.standalone.audit;

import io.vouchsafe.store.audit.ChainExport;
import io.vouchsafe.store.chain.Head;
import io.vouchsafe.store.checkpoint.ChainBroken;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code audit export}: writes the chain with all its events into a file, which can be checked without the database. */
@Command(
        name = "export",
        description = "Writes all events with their chain into a file, for verify --export.",
        mixinStandardHelpOptions = true)
final class AuditExport implements Callable<Integer> {

    @Mixin
    private Audited audited = new Audited();

    @Parameters(paramLabel = "FILE", description = "The file; one of that name is replaced.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        return audited.run(() -> audited.withChain(chain -> {
            Head head = chain.head()
                    .orElseThrow(() -> new ChainBroken("The chain is gone: there is not even its beginning."));
            new ChainExport(file).write(chain, head);
            audited.errors()
                    .printf("%s holds the chain up to commit %d, event %d.%n", file, head.number(), head.position());
            return Audited.INTACT;
        }));
    }
}
