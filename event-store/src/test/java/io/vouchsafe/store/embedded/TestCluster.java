package io.vouchsafe.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The one PostgreSQL of a test run: started at first need in the module's {@code target}, stopped and deleted when the JVM ends. */
final class TestCluster {

    private static final String PREFIX = "test-database-";

    private final EmbeddedDatabase server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestCluster(EmbeddedDatabase server) {
        this.server = server;
    }

    static TestCluster shared() {
        return Shared.CLUSTER;
    }

    EmbeddedDatabase server() {
        return server;
    }

    String nextName() {
        return "test_" + databases.incrementAndGet();
    }

    private static TestCluster start() {
        Path target = Path.of(System.getProperty("basedir", System.getProperty("user.dir")))
                .resolve("target");
        removeAbandoned(target);
        Path dataDir = target.resolve(PREFIX + ProcessHandle.current().pid());
        EmbeddedDatabase server = EmbeddedDatabase.start(dataDir);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            DataFolder.delete(dataDir);
                        },
                        "stop test database"));
        return new TestCluster(server);
    }

    /** Stops and deletes what killed test runs left behind; folders of runs that live are locked and stay. */
    private static void removeAbandoned(Path target) {
        if (!Files.isDirectory(target)) {
            return;
        }
        for (Path folder : foldersOfRuns(target)) {
            try {
                EmbeddedDatabase.start(folder).close();
                DataFolder.delete(folder);
            } catch (DataFolderInUse e) {
                // Its run is still going on.
            }
        }
    }

    private static List<Path> foldersOfRuns(Path target) {
        try (Stream<Path> folders = Files.list(target)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final TestCluster CLUSTER = start();
    }
}
