package io.vouchsafe.standalone.process;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.store.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Gateways, command sides and query sides as processes of their own, on one PostgreSQL. Programs keep their ports over restarts, and so does the database. */
final class Cluster implements AutoCloseable {

    private final Path folder;
    private final List<String> gatewayOptions;
    private final Passage passage;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private EmbeddedDatabase database;

    /** A place for a program, and the one that runs there now. */
    private static final class Node {
        private final String part;
        private final int port = JavaProgram.freePort();
        private final int managementPort = JavaProgram.freePort();
        private @Nullable JavaProgram program;

        private Node(String part) {
            this.part = part;
        }
    }

    private Cluster(Path folder, List<String> gatewayOptions) {
        this.folder = folder;
        this.gatewayOptions = gatewayOptions;
        this.database = EmbeddedDatabase.start(folder.resolve("database"));
        this.passage = Passage.to(() -> portOf(database));
    }

    /** Starts so many of each, and waits until all are ready. They are called {@code gateway-0}, {@code command-1} and so on. */
    static Cluster of(Path folder, int each, String... gatewayOptions) throws IOException {
        Cluster cluster = new Cluster(folder, List.of(gatewayOptions));
        boolean ready = false;
        try {
            cluster.startAll(each);
            ready = true;
            return cluster;
        } finally {
            if (!ready) {
                cluster.close();
            }
        }
    }

    private void startAll(int each) {
        for (String part : List.of("gateway", "command", "query")) {
            for (int i = 0; i < each; i++) {
                nodes.put(part + "-" + i, new Node(part));
            }
        }
        // The first gateway alone makes the first admin, whose secrets a test needs.
        start("gateway-0");
        program("gateway-0").awaitReady();
        nodes.keySet().stream().filter(name -> !name.equals("gateway-0")).forEach(this::start);
        nodes.keySet().forEach(name -> program(name).awaitReady());
        nodes.keySet().stream().filter(name -> name.startsWith("gateway")).forEach(this::awaitSides);
    }

    /** Waits until a gateway has seen who reads and who writes: it looks twice a second. */
    private void awaitSides(String gateway) {
        Api api = admin(gateway);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> api.get("/campaigns").status() != 503
                        && api.post("/campaigns", object()).status() != 503);
    }

    private static int portOf(EmbeddedDatabase database) {
        String url = database.jdbcUrl();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
    }

    /** Starts a program, and does not wait. */
    void start(String name) {
        Node node = node(name);
        String url = database.jdbcUrl();
        List<String> arguments = List.of(
                "--port",
                Integer.toString(node.port),
                "--management-port",
                Integer.toString(node.managementPort),
                "--data-dir",
                folder.resolve(name).toString(),
                "--database-url",
                "postgres://127.0.0.1:" + passage.port() + url.substring(url.lastIndexOf('/')));
        List<String> javaOptions = new ArrayList<>(List.of("-Xmx256m"));
        if (node.part.equals("gateway")) {
            javaOptions.addAll(gatewayOptions);
        }
        node.program = JavaProgram.launch(
                JavaProgram.jar(node.part + "-app", "vouchsafe-" + node.part),
                javaOptions,
                Map.of("VOUCHSAFE_DATABASE_USER", database.user(), "VOUCHSAFE_DATABASE_PASSWORD", database.password()),
                arguments);
    }

    /** Starts a program again, and waits until it is ready. */
    void restart(String name) {
        assertThat(program(name).alive()).as(name).isFalse();
        start(name);
        program(name).awaitReady();
    }

    private Node node(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException(name);
        }
        return node;
    }

    /** The program that runs, or ran last, under a name. */
    JavaProgram program(String name) {
        JavaProgram program = node(name).program;
        if (program == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return program;
    }

    List<String> names() {
        return List.copyOf(nodes.keySet());
    }

    int port(String name) {
        return node(name).port;
    }

    int managementPort(String name) {
        return node(name).managementPort;
    }

    /** The first admin, at one of the gateways. */
    Api admin(String gateway) {
        return Api.on(port(gateway), Api.bearer(program("gateway-0").printed("API key")));
    }

    /** Stops PostgreSQL and starts it again. */
    void restartDatabase() {
        database.close();
        database = EmbeddedDatabase.start(folder.resolve("database"));
    }

    Database database() {
        return Database.of(folder.resolve("database"));
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes.values()) {
            if (node.program != null && node.program.alive()) {
                node.program.kill();
            }
        }
        passage.close();
        database.close();
    }
}
