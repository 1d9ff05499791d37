package io.vouchsafe.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vouchsafe.benchmarks.process.Program;
import io.vouchsafe.benchmarks.process.Stage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * wrk with a Lua script, one thread. It stops at the end of its time whether or not answers are outstanding, so as many requests as it has
 * connections may have been carried out and not counted.
 */
public final class Wrk implements Driver {

    private final Stage stage;
    private final Path folder;
    private final Runs runs;

    private Wrk(Stage stage, Path folder, Runs runs) {
        this.stage = stage;
        this.folder = folder;
        this.runs = runs;
    }

    /** Whether wrk can be run here. */
    public static boolean available() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "wrk")));
    }

    /** Keeps its scripts in a folder. */
    public static Wrk in(Stage stage, Path folder, Runs runs) {
        return new Wrk(stage, folder, runs);
    }

    @Override
    public String name() {
        return "wrk";
    }

    @Override
    public Outcome drive(Load load, Effort effort) {
        if (effort.warmUpSeconds() == 0) {
            return drive(load, effort.connections(), effort.seconds());
        }
        Outcome before = drive(load, effort.connections(), effort.warmUpSeconds());
        // One more than were sent: the script is also asked for a request that is only looked at.
        long sent = before.accepted() + before.refused() + before.cutOff() + 1;
        int used = (int) (sent % load.paths().size());
        List<String> turned =
                new ArrayList<>(load.paths().subList(used, load.paths().size()));
        turned.addAll(load.paths().subList(0, used));
        Outcome after = drive(load.withPaths(turned), effort.connections(), effort.seconds());
        return new Outcome(
                after.accepted(),
                after.refused() + before.refused(),
                after.broken() + before.broken(),
                after.seconds(),
                before.accepted(),
                sent,
                before.cutOff() + after.cutOff(),
                after.p50Micros(),
                after.p99Micros(),
                after.maxMicros());
    }

    private Outcome drive(Load load, int connections, int seconds) {
        String run = runs.next();
        Path paths = folder.resolve(run + ".paths");
        Path script = folder.resolve(run + ".lua");
        try {
            Files.write(paths, load.paths(), US_ASCII);
            Files.writeString(script, script(load, run, paths), US_ASCII);
            Program wrk = Program.start(stage, "wrk", folder, Map.of(), command(load, connections, seconds, script));
            List<String> lines = wrk.finish(Duration.ofSeconds(seconds + 60L));
            stage.end(wrk);
            Files.delete(paths);
            Files.delete(script);
            return outcome(lines, connections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Load load, int connections, int seconds, Path script) {
        return List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=20s",
                "--script=" + script,
                "http://127.0.0.1:" + load.port());
    }

    static String script(Load load, String run, Path paths) {
        Load.Parts parts = load.parts();
        String id = load.numbered() ? "string.format(\"" + run + "%012d\", count)" : "\"\"";
        return """
            local paths = {}
            for line in io.lines("%s") do paths[#paths + 1] = line end
            local total = #paths
            local count = 0
            function request()
              local path = paths[count %% total + 1]
              count = count + 1
              return "%s" .. path .. "%s" .. %s .. "%s"
            end
            function done(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("RESULT %%d %%d %%d %%d %%d %%d %%d\\n", summary.requests, e.status,
                e.connect + e.read + e.write + e.timeout, summary.duration,
                latency:percentile(50), latency:percentile(99), latency.max))
            end
            """.formatted(
                        quoted(paths.toString()),
                        quoted(parts.beforePath()),
                        quoted(parts.beforeId()),
                        id,
                        quoted(parts.end()));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    static Outcome outcome(List<String> lines, int connections) {
        for (String line : lines) {
            if (line.startsWith("RESULT ")) {
                long[] values = Arrays.stream(line.split(" ", -1))
                        .skip(1)
                        .mapToLong(Long::parseLong)
                        .toArray();
                return new Outcome(
                        values[0] - values[1],
                        values[1],
                        values[2],
                        values[3] / 1e6,
                        0,
                        0,
                        connections,
                        values[4],
                        values[5],
                        values[6]);
            }
        }
        throw new IllegalStateException("wrk printed no result:\n" + String.join("\n", lines));
    }
}
