package io.vouchsafe.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One of Vouchsafe's programs, from its packaged jar, as a process of its own. */
final class JavaProgram {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String READY = " is ready at ";

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);
    private final CompletableFuture<Void> ended;

    private JavaProgram(Process process) {
        this.process = process;
        read(process.getInputStream(), output);
        read(process.getErrorStream(), errors);
        this.ended = process.onExit().thenRun(readyOrEnded::countDown);
    }

    /** The jar of a module. */
    static Path jar(String module, String name) {
        return Path.of(
                System.getProperty("basedir", System.getProperty("user.dir")), "..", module, "target", name + ".jar");
    }

    /** Starts one. */
    static JavaProgram launch(
            Path jar, List<String> javaOptions, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            return new JavaProgram(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(InputStream stream, List<String> lines) {
        Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                    if (line.contains(READY)) {
                        readyOrEnded.countDown();
                    }
                }
            } catch (IOException e) {
                errors.add("(no more can be read: " + e + ")");
            }
        });
    }

    /** Returns when it is ready. */
    void awaitReady() {
        awaitReadyOrEnd();
        assertThat(output).as("output; errors were %s", errors).anyMatch(line -> line.contains(READY));
    }

    private void awaitReadyOrEnd() {
        try {
            assertThat(readyOrEnded.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ready or ended in time: %s %s", output, errors)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the JVM has ended, and answers its exit code. */
    int awaitEnd() {
        assertThat(ended).succeedsWithin(PATIENCE);
        return process.exitValue();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** What it has printed for the user so far. */
    List<String> output() {
        return output;
    }

    /** What it has logged, and said about its end. */
    List<String> errors() {
        return errors;
    }

    /** The secret that the first start prints under a name. */
    String printed(String name) {
        return output.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGSTOP: it stands still, and holds what it holds. */
    void pause() {
        signal("STOP");
    }

    /** SIGCONT: it goes on, and knows nothing of the time between. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
