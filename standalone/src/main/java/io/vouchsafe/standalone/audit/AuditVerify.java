package io.vouchsafe.standalone.audit;

import io.vouchsafe.store.audit.ChainCheck;
import io.vouchsafe.store.audit.ChainExport;
import io.vouchsafe.store.audit.Finding;
import io.vouchsafe.store.audit.Verdict;
import io.vouchsafe.store.chain.AuditUnavailable;
import io.vouchsafe.store.checkpoint.AuditFolder;
import io.vouchsafe.store.checkpoint.Checkpoint;
import io.vouchsafe.store.checkpoint.VerifyingKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code audit verify}: computes the chain again and says in words whether, or where, it breaks. */
@Command(
        name = "verify",
        description = "Checks every event and every commit, in the database or in an export, and compares checkpoints.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Leaves with 0 when all is as it was written, 1 when it is not, and 2 when that cannot be said.")
final class AuditVerify implements Callable<Integer> {

    @Mixin
    private Audited audited = new Audited();

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "An export to check; the database is left alone then.")
    private @Nullable Path export;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint that the chain must agree with, any number of times (default: without --export,"
                    + " all that are kept in the data folder).")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Public key of who may have signed checkpoints, any number of times (default: those that are"
                    + " kept in the data folder).")
    private List<Path> keys = List.of();

    @Override
    public Integer call() {
        return audited.run(() -> {
            ChainCheck check = check();
            Verdict verdict = export != null ? new ChainExport(export).check(check) : audited.withChain(check::check);
            PrintWriter out = audited.out();
            if (verdict.intact()) {
                printIntact(verdict, out);
            } else {
                printBroken(verdict, out);
            }
            out.flush();
            return verdict.intact() ? Audited.INTACT : Audited.BROKEN;
        });
    }

    private ChainCheck check() {
        AuditFolder folder = audited.folder(null);
        List<Checkpoint> compared = checkpoints.isEmpty() && export == null
                ? folder.kept()
                : checkpoints.stream().map(Checkpoint::load).toList();
        if (compared.isEmpty()) {
            return new ChainCheck(List.of(), List.of());
        }
        List<VerifyingKey> trusted = keys.isEmpty()
                ? folder.publicKeys()
                : keys.stream().map(VerifyingKey::load).toList();
        if (trusted.isEmpty()) {
            throw new AuditUnavailable(
                    "Checkpoints prove nothing without the public key of who has signed them: say which with --key.",
                    null);
        }
        return new ChainCheck(compared, trusted);
    }

    private static void printIntact(Verdict verdict, PrintWriter out) {
        out.printf(
                "The chain holds: %s with %s, up to event %d.%n",
                count(verdict.commits(), "commit"), count(verdict.events(), "event"), verdict.position());
        out.printf("The hash of its last commit is %s.%n", verdict.hash());
        if (verdict.unproven() > 0) {
            out.printf("Events up to %d were there before the chain began; nothing proves them.%n", verdict.unproven());
        }
        out.println(
                verdict.checkpoints() == 0
                        ? "No checkpoint was compared: an end that was cut off, or a chain that was made anew, would not show."
                        : "It agrees with %s.".formatted(count(verdict.checkpoints(), "checkpoint")));
    }

    private static void printBroken(Verdict verdict, PrintWriter out) {
        out.printf("The chain is broken: %s.%n", count(verdict.breaks(), "finding"));
        for (Finding finding : verdict.findings()) {
            out.println("  " + finding.text());
        }
        long more = verdict.breaks() - verdict.findings().size();
        if (more > 0) {
            out.printf("  and %d more%n", more);
        }
        out.printf(
                "Checked were %s with %s and %s.%n",
                count(verdict.commits(), "commit"),
                count(verdict.events(), "event"),
                count(verdict.checkpoints(), "checkpoint"));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
