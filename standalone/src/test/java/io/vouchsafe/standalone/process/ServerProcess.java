package io.vouchsafe.standalone.process;

import io.vouchsafe.standalone.api.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** {@code vouchsafe serve} from the packaged jar, as a process of its own with an embedded PostgreSQL in a data folder. */
final class ServerProcess implements AutoCloseable {

    private final JavaProgram program;
    private final Path dataDir;
    private final int port;

    private ServerProcess(JavaProgram program, Path dataDir, int port) {
        this.program = program;
        this.dataDir = dataDir;
        this.port = port;
    }

    /** Starts it and waits until it is ready. */
    static ServerProcess serve(Path dataDir, String... javaOptions) {
        ServerProcess server = launch(dataDir, javaOptions);
        server.program.awaitReady();
        return server;
    }

    /** Starts it and waits until it has ended by itself. */
    static ServerProcess serveInVain(Path dataDir) {
        ServerProcess server = launch(dataDir);
        server.awaitEnd();
        return server;
    }

    private static ServerProcess launch(Path dataDir, String... javaOptions) {
        int port = JavaProgram.freePort();
        List<String> arguments = List.of(
                "serve",
                "--port",
                Integer.toString(port),
                "--management-port",
                Integer.toString(JavaProgram.freePort()),
                "--data-dir",
                dataDir.toString());
        return new ServerProcess(JavaProgram.launch(jar(), List.of(javaOptions), Map.of(), arguments), dataDir, port);
    }

    static Path jar() {
        return JavaProgram.jar("standalone", "vouchsafe-app");
    }

    /** Waits until the JVM has ended, and answers its exit code. */
    int awaitEnd() {
        return program.awaitEnd();
    }

    /** What it has printed for the user so far. */
    List<String> output() {
        return program.output();
    }

    /** What it has logged, and said about its end. */
    List<String> errors() {
        return program.errors();
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
        return program.printed(name);
    }

    /** The program that serves. */
    JavaProgram program() {
        return program;
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
        program.kill();
    }

    /** SIGKILL to PostgreSQL's main process and to the JVM, at once. */
    void killWithPostgres() {
        postmaster().orElseThrow().destroyForcibly();
        kill();
    }

    /** SIGTERM. */
    void terminate() {
        program.terminate();
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
        if (program.alive()) {
            kill();
        }
        postmaster().ifPresent(postgres -> {
            postgres.destroy();
            Awaitility.await().atMost(JavaProgram.PATIENCE).until(() -> !postgres.isAlive());
        });
    }
}
