package io.vouchsafe.benchmarks.files;

import io.vouchsafe.benchmarks.files.PacedLoad.Latency;
import io.vouchsafe.benchmarks.process.Stage;
import io.vouchsafe.benchmarks.process.TemporaryFolder;
import io.vouchsafe.benchmarks.product.Audit;
import io.vouchsafe.benchmarks.product.Campaigns;
import io.vouchsafe.benchmarks.product.Product;
import io.vouchsafe.benchmarks.report.Machine;
import io.vouchsafe.benchmarks.report.ResultFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The command {@code import}: one file, sent in one request, while redemptions come at a steady rate. */
@Command(
        name = "import",
        description = {
            "Measures the import of a file of codes: its rate, the server's heap, and the latency of redemptions that come",
            "meanwhile beside that of the same redemptions without it. Counts every code and every redemption again."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Imports implements Callable<Integer> {

    private static final int RECORDED_FROM = 1_000_000;
    private static final String CODES = """
            select coalesce(sum(jsonb_array_length(payload::jsonb -> 'codes')), 0)
              from events.event where global_index > ? and payload_type = 'vouchers-issued'
            """;

    @Option(names = "--codes", defaultValue = "1000000", description = "Rows of the file (default: 1000000).")
    private int codes = RECORDED_FROM;

    @Option(names = "--rate", defaultValue = "100", description = "Redemptions per second (default: 100).")
    private int rate = 100;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long redemptions are measured without an import, before and after it (default: 20).")
    private int seconds = 20;

    @Option(
            names = "--warm-up",
            defaultValue = "20",
            description = "Seconds of redemptions, with a smaller import, before anything is measured (default: 20).")
    private int warmUp = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What is recorded for programs. */
    record Result(
            Instant at,
            Machine machine,
            int codes,
            double seconds,
            long peakHeapBytes,
            long peakHeapWithoutBytes,
            int rate,
            Latency before,
            Latency during,
            Latency after) {

        double perSecond() {
            return codes / seconds;
        }
    }

    @Override
    public Integer call() throws Exception {
        if (codes < 1 || rate < 1 || seconds < 1 || warmUp < 1) {
            throw new ParameterException(spec.commandLine(), "All numbers must be at least 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path home = Path.of(System.getProperty("vouchsafe.home", ""));
        try (Stage stage = Stage.open()) {
            Path folder = stage.start(TemporaryFolder::make).path();
            Product product = Product.serve(stage, home, folder);
            Machine machine = Machine.inspect(product.database(), folder);
            out.println(machine.text());
            out.flush();
            report(measure(product, machine), home, out);
        }
        return 0;
    }

    private Result measure(Product product, Machine machine) throws Exception {
        Campaigns campaigns = new Campaigns(product.api());
        String redemptions =
                campaigns.generic(Campaigns.Limits.NONE_NEAR).paths().getFirst();
        Audit audit = new Audit(product.database());
        long start = audit.settled();
        Latency warm;
        try (PacedLoad load = PacedLoad.begin(product.api(), redemptions, rate)) {
            int warming = Math.min(codes, 100_000);
            require("warm-up", load(product, campaigns.empty(), "W", warming), warming);
            TimeUnit.SECONDS.sleep(warmUp);
            warm = load.finish();
        }
        Latency before;
        long calmHeap;
        try (HeapWatch heap = new HeapWatch(product.managementPort())) {
            before = alone(product, redemptions);
            calmHeap = heap.peak();
        }
        long mark = audit.settled();
        Latency during;
        double took;
        long peak;
        try (HeapWatch heap = new HeapWatch(product.managementPort());
                PacedLoad load = PacedLoad.begin(product.api(), redemptions, rate)) {
            long began = System.nanoTime();
            require("import", load(product, campaigns.empty(), "C", codes), codes);
            took = (System.nanoTime() - began) / 1e9;
            during = load.finish();
            peak = heap.peak();
        }
        require("codes in the event table", issuedSince(product, mark), codes);
        Latency after = alone(product, redemptions);
        long answered = warm.redemptions() + before.redemptions() + during.redemptions() + after.redemptions();
        require("redemptions in the event table", audit.confirmedSince(start), answered);
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Result(at, machine, codes, took, peak, calmHeap, rate, before, during, after);
    }

    private Latency alone(Product product, String redemptions) throws InterruptedException {
        try (PacedLoad load = PacedLoad.begin(product.api(), redemptions, rate)) {
            TimeUnit.SECONDS.sleep(seconds);
            return load.finish();
        }
    }

    private static long load(Product product, String campaign, String prefix, int rows) {
        JsonNode summary =
                product.api().stream(campaign + "/vouchers/import", "text/csv", () -> new GeneratedRows(prefix, rows));
        return summary.path("valid_rows_count").asLong();
    }

    private static long issuedSince(Product product, long index) throws SQLException {
        try (Connection connection = product.database().connect();
                PreparedStatement read = connection.prepareStatement(CODES)) {
            read.setLong(1, index);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void require(String what, long counted, long expected) {
        if (counted != expected) {
            throw new IllegalStateException("%s: %d counted, %d expected".formatted(what, counted, expected));
        }
    }

    private void report(Result result, Path home, PrintWriter out) {
        String section = String.format(
                Locale.ROOT,
                """
                ## Import, %s

                %s. %,d codes in one request while %d redemptions per second came.

                Imported in %.1f s: **%,.0f codes per second**. Heap in use, garbage included: at most %,d MiB, and %,d MiB without an import.

                | redemptions     | answered | failed | p50 ms | p99 ms | max ms |
                | --------------- | -------: | -----: | -----: | -----: | -----: |
                %s
                Every code and every redemption was found again in the event table.
                """,
                result.at(),
                result.machine().text(),
                result.codes(),
                result.rate(),
                result.seconds(),
                result.perSecond(),
                result.peakHeapBytes() >> 20,
                result.peakHeapWithoutBytes() >> 20,
                String.join(
                        "",
                        List.of(
                                row("before", result.before()),
                                row("with the import", result.during()),
                                row("after", result.after()))));
        out.println();
        out.print(section);
        out.flush();
        if (codes >= RECORDED_FROM) {
            new ResultFiles(home.resolve("benchmarks"), "import").write(section, result);
        }
    }

    private static String row(String what, Latency latency) {
        return String.format(
                Locale.ROOT,
                "| %-15s | %,8d | %,6d | %6.2f | %6.2f | %6.1f |%n",
                what,
                latency.redemptions(),
                latency.failed(),
                latency.p50Millis(),
                latency.p99Millis(),
                latency.maxMillis());
    }
}
