package io.vouchsafe.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A running program of ours. Its standard output is read line by line, its messages go to a file and are shown when it fails. */
public final class Program implements AutoCloseable {

    private static final int STOP_PATIENCE_SECONDS = 60;
    private static final int SHOWN_LINES = 20;

    private final String name;
    private final Process process;
    private final Path messages;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final Thread reader;

    private Program(String name, Process process, Path messages) {
        this.name = name;
        this.process = process;
        this.messages = messages;
        this.reader = Thread.ofPlatform().daemon().name(name + " output").start(this::read);
    }

    /**
     * Starts a program.
     *
     * @param environment beside the inherited one; for what must not stand in a list of processes
     */
    public static Program start(
            Stage stage, String name, Path folder, Map<String, String> environment, List<String> command) {
        Path messages = folder.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(messages.toFile()));
        builder.environment().putAll(environment);
        return stage.start(() -> {
            try {
                return new Program(name, builder.start(), messages);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
            }
        } catch (IOException e) {
            output.add("output broken off: " + e.getMessage());
        }
    }

    /** The next lines up to one that matches, inclusive. Fails, with the program's messages, when it ends or takes too long before. */
    public List<String> linesUntil(Predicate<String> last, Duration patience) {
        List<String> lines = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        while (lines.isEmpty() || !last.test(lines.getLast())) {
            String line = next();
            if (line != null) {
                lines.add(line);
            } else if (!reader.isAlive() && output.isEmpty()) {
                throw failure("ended before it was ready");
            } else if (System.nanoTime() > deadline) {
                throw failure("is not ready after " + patience.toSeconds() + " s");
            }
        }
        return lines;
    }

    private @Nullable String next() {
        try {
            return output.poll(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted");
        }
    }

    /** Waits for an orderly end and returns what it printed. */
    public List<String> finish(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("does not end within " + patience.toSeconds() + " s");
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted");
        }
        if (process.exitValue() != 0) {
            throw failure("ended with " + process.exitValue());
        }
        return List.copyOf(output);
    }

    public long pid() {
        return process.pid();
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException("%s %s. Its last messages:%n%s".formatted(name, what, lastMessages()));
    }

    private String lastMessages() {
        try {
            List<String> lines = Files.readAllLines(messages, UTF_8);
            List<String> all = new ArrayList<>(lines);
            all.addAll(output);
            return String.join("\n", all.subList(Math.max(0, all.size() - SHOWN_LINES), all.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Asks the program to stop, and makes it when it does not. */
    @Override
    public void close() {
        process.destroy();
        boolean ended = false;
        try {
            ended = process.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!ended) {
                process.destroyForcibly();
            }
        }
    }
}
