package io.vouchsafe.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** {@code vouchsafe serve} from the packaged jar, as a process of its own with an embedded PostgreSQL in a data folder. */
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String READY = "Vouchsafe is ready at";

    private final Process process;
    private final Path dataDir;
    private final int port;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);
    private final CompletableFuture<Void> ended;

    private ServerProcess(Process process, Path dataDir, int port) {
        this.process = process;
        this.dataDir = dataDir;
        this.port = port;
        read(process.getInputStream(), output);
        read(process.getErrorStream(), errors);
        this.ended = process.onExit().thenRun(readyOrEnded::countDown);
    }

    /** Starts it and waits until it is ready. */
    static ServerProcess serve(Path dataDir, String... javaOptions) {
        ServerProcess server = launch(dataDir, javaOptions);
        server.awaitReadyOrEnd();
        assertThat(server.output).as("output; errors were %s", server.errors).anyMatch(line -> line.startsWith(READY));
        return server;
    }

    /** Starts it and waits until it has ended by itself. */
    static ServerProcess serveInVain(Path dataDir) {
        ServerProcess server = launch(dataDir);
        server.awaitEnd();
        return server;
    }

    private static ServerProcess launch(Path dataDir, String... javaOptions) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-jar", jar().toString(), "serve", "--port", Integer.toString(port)));
        command.addAll(List.of("--management-port", Integer.toString(freePort()), "--data-dir", dataDir.toString()));
        try {
            return new ServerProcess(new ProcessBuilder(command).start(), dataDir, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path jar() {
        return Path.of(System.getProperty("basedir", System.getProperty("user.dir")), "target", "vouchsafe-app.jar");
    }

    private static int freePort() {
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
                    if (line.startsWith(READY)) {
                        readyOrEnded.countDown();
                    }
                }
            } catch (IOException e) {
                errors.add("(no more can be read: " + e + ")");
            }
        });
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

    /** What it has printed for the user so far. */
    List<String> output() {
        return output;
    }

    /** What it has logged, and said about its end. */
    List<String> errors() {
        return errors;
    }

    /** A client with the API key that the first start prints. */
    Api admin() {
        return Api.on(port, Api.bearer(printed("API key")));
    }

    /** A client with a credential that an earlier run on the same data folder gave. */
    Api as(@Nullable String authorization) {
        return Api.on(port, authorization);
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

    /** Host and port of the API. */
    String address() {
        return "127.0.0.1:" + port;
    }

    Database database() {
        return Database.of(dataDir);
    }

    /** SIGKILL to the JVM; PostgreSQL may go on without it. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGKILL to PostgreSQL's main process and to the JVM, at once. */
    void killWithPostgres() {
        postmaster().orElseThrow().destroyForcibly();
        kill();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** The main process of PostgreSQL, if one runs on the data folder. */
    Optional<ProcessHandle> postmaster() {
        Path file = dataDir.resolve("postgres/postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(handle -> handle.info()
                            .command()
                            .map(command -> command.endsWith("postgres"))
                            .orElse(false));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends whatever of it is still running. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        postmaster().ifPresent(postgres -> {
            postgres.destroy();
            Awaitility.await().atMost(PATIENCE).until(() -> !postgres.isAlive());
        });
    }
}
