package io.vouchsafe.benchmarks.chain;

import io.vouchsafe.benchmarks.report.Median;
import io.vouchsafe.benchmarks.report.Table;
import io.vouchsafe.store.chain.Digests;
import io.vouchsafe.store.chain.EventContent;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code hashing}: what the chain adds to an append before its transaction takes the append lock. */
@Command(
        name = "hashing",
        description = "Measures the hashing of events for the chain, on one thread and without a database.",
        mixinStandardHelpOptions = true)
public final class Hashing implements Callable<Integer> {

    private static final List<Integer> PAYLOAD_BYTES = List.of(250, 500, 1_000, 2_000, 4_000);
    private static final int BATCH = 500;
    private static final int BATCHES = 200;
    private static final int ROUNDS = 15;
    private static final double NANOS_PER_MICRO = 1e3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Table table = new Table("payload in bytes", "µs an event", "events/s");
        int check = 0;
        for (int bytes : PAYLOAD_BYTES) {
            List<EventContent> batch = batch(bytes);
            double[] micros = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                for (int i = 0; i < BATCHES; i++) {
                    check = 31 * check + Digests.of(batch).hash().hashCode();
                }
                micros[round] = (System.nanoTime() - start) / NANOS_PER_MICRO / BATCHES / BATCH;
            }
            double median = Median.of(micros);
            table.row(List.of(
                    Integer.toString(bytes),
                    String.format(Locale.ROOT, "%.2f", median),
                    String.format(Locale.ROOT, "%,.0f", 1e6 / median)));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table.text());
        out.printf(
                "Median of %d rounds of %,d events, in batches of %d (%08x).%n", ROUNDS, BATCH * BATCHES, BATCH, check);
        out.flush();
        return 0;
    }

    private static List<EventContent> batch(int bytes) {
        List<EventContent> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(new EventContent(
                    "redemption:1:ORDER-" + i,
                    1,
                    "redemption-confirmed",
                    "1",
                    "x".repeat(bytes),
                    "{\"credential\":\"key:1\",\"request\":\"0123456789abcdef\"}",
                    Instant.EPOCH.plusSeconds(i)));
        }
        return batch;
    }
}
