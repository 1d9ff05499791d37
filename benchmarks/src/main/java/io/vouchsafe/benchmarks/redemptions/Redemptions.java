package io.vouchsafe.benchmarks.redemptions;

import io.vouchsafe.benchmarks.chain.Proof;
import io.vouchsafe.benchmarks.load.Runs;
import io.vouchsafe.benchmarks.process.Stage;
import io.vouchsafe.benchmarks.process.TemporaryFolder;
import io.vouchsafe.benchmarks.report.Machine;
import io.vouchsafe.benchmarks.report.ResultFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code redemptions}: measures floor, empty request and product in turn, several rounds, and reports the medians. */
@Command(
        name = "redemptions",
        description = {
            "Measures confirmed redemptions beside a hand-written server, an empty request on the same stack, and batched SQL.",
            "Starts all of them on 127.0.0.1, each with a PostgreSQL of its own, counts every redemption again in the event table, and ends them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Redemptions implements Callable<Integer> {

    static final String NAME = "redemptions";

    /** What can be asked for, in the order in which it is measured. */
    static final List<String> SERIES = List.of(
            Scores.FLOOR_HOT,
            Scores.EMPTY,
            Scores.HOT,
            Scores.FLOOR_SPREAD,
            Scores.SPREAD,
            Scores.UNIQUE,
            Scores.BATCHED,
            Scores.BATCHED_EVENTS,
            Scores.DIRECT);

    @Option(names = "--seconds", defaultValue = "10", description = "How long each figure is measured (default: 10).")
    private int seconds = 10;

    @Option(names = "--rounds", defaultValue = "3", description = "How often each figure is measured (default: 3).")
    private int rounds = 3;

    @Option(
            names = "--warm-up",
            defaultValue = "15",
            description = "Seconds that each server runs before anything is measured (default: 15).")
    private int warmUp = 15;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,16,64",
            description = "Connections over HTTP (default: 1,16,64).")
    private Set<Integer> connections = new LinkedHashSet<>();

    @Option(
            names = "--only",
            split = ",",
            description = {
                "Some of: floor-hot, empty, hot, floor-1000, 1000, unique, batched-redemptions, batched-events, direct.",
                "Such a run is printed and not recorded."
            })
    private Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--driver",
            defaultValue = "auto",
            description = "wrk, sockets (our own), or auto: wrk if it is on the PATH (default: auto).")
    private String driver = "auto";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What is recorded for programs. */
    record Result(
            Instant at,
            Machine machine,
            int seconds,
            int rounds,
            List<Scores.Score> scores,
            List<String> limits,
            String proof) {}

    @Override
    public Integer call() throws Exception {
        check();
        PrintWriter out = spec.commandLine().getOut();
        Path home = Path.of(System.getProperty("vouchsafe.home", ""));
        try (Stage stage = Stage.open()) {
            Path folder = stage.start(TemporaryFolder::make).path();
            Setting setting = new Setting(stage, home, folder, new Runs(), driver);
            Cells cells = new Cells(setting, seconds);
            Machine machine = Machine.inspect(setting.product().database(), folder);
            out.println(machine.text());
            List<Cell> wanted = cells.wanted(only.isEmpty() ? SERIES : only, connections);
            cells.warmUp(wanted, warmUp);
            Scores scores = measure(wanted, out);
            List<String> limits = new Limits(setting).check();
            String proof = Proof.check(setting.product().database());
            Result result = new Result(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    machine,
                    seconds,
                    rounds,
                    wanted.stream().map(scores::score).toList(),
                    limits,
                    proof);
            report(result, home, out);
        }
        return 0;
    }

    private void check() {
        for (String series : only) {
            if (!SERIES.contains(series)) {
                throw new ParameterException(
                        spec.commandLine(), "--only knows " + String.join(", ", SERIES) + ", not " + series + ".");
            }
        }
        if (!List.of("auto", "wrk", "sockets").contains(driver)) {
            throw new ParameterException(spec.commandLine(), "--driver is wrk, sockets or auto, not " + driver + ".");
        }
        if (seconds < 1 || rounds < 1 || warmUp < 1 || connections.stream().anyMatch(count -> count < 1)) {
            throw new ParameterException(spec.commandLine(), "All numbers must be at least 1.");
        }
    }

    private Scores measure(List<Cell> cells, PrintWriter out) throws Exception {
        Scores scores = new Scores();
        for (int round = 1; round <= rounds; round++) {
            for (Cell cell : cells) {
                Reading reading = cell.probe().read();
                scores.add(cell, reading);
                out.printf(
                        Locale.ROOT,
                        "round %d  %-20s %4d  %,10.0f/s  p50 %.2f ms  p99 %.2f ms%n",
                        round,
                        cell.series(),
                        cell.connections(),
                        reading.perSecond(),
                        reading.p50Millis(),
                        reading.p99Millis());
                out.flush();
            }
        }
        return scores;
    }

    private void report(Result result, Path home, PrintWriter out) {
        String section = """
                ## Redemptions, %s

                %s. %d s each, median of %d rounds, ratios within each round; closed loop, percentiles corrected for coordinated omission.

                %s
                Every 2xx was found again in the event table and in the ledgers of its campaign and main campaign.
                %s
                %s
                """.formatted(
                        result.at(),
                        result.machine().text(),
                        result.seconds(),
                        result.rounds(),
                        Scores.table(result.scores()).text(),
                        String.join("\n", result.limits()),
                        result.proof());
        out.println();
        out.print(section);
        out.flush();
        if (only.isEmpty()) {
            new ResultFiles(home.resolve("benchmarks"), NAME).write(section, result);
        }
    }
}
