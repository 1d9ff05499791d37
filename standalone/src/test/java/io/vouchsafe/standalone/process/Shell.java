package io.vouchsafe.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bash that stays, as a user has it open: what one command sets, the next one sees. Nothing of the user's own settings is in it. */
final class Shell implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final String END = "-- end of output --";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Shell(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Opens one in a folder. Fails with a clear word if bash, or one of these programs, is not on this machine. */
    static Shell open(Path folder, String... programs) {
        ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().put("HOME", folder.toString());
        Shell shell;
        try {
            shell = new Shell(builder.start());
        } catch (IOException e) {
            throw new AssertionError("This test needs bash, and cannot start it: " + e.getMessage(), e);
        }
        for (String program : programs) {
            if (shell.run("command -v " + program).isEmpty()) {
                shell.close();
                throw new AssertionError("This test needs " + program + ", and it is not on this machine");
            }
        }
        return shell;
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("(no more can be read: " + e + ")");
        }
    }

    /** Runs a command to its end and answers what it wrote, errors too, line by line. */
    List<String> run(String command) {
        try {
            process.getOutputStream().write((command + "\nprintf '\\n%s\\n' '" + END + "'\n").getBytes(UTF_8));
            process.getOutputStream().flush();
            List<String> output = new ArrayList<>();
            while (true) {
                String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (line == null) {
                    throw new AssertionError("This did not end: " + command + "; it wrote " + output);
                }
                if (line.equals(END)) {
                    return output;
                }
                if (!line.isBlank()) {
                    output.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
