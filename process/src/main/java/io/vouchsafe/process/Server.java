package io.vouchsafe.process;

import io.vouchsafe.process.database.DatabaseLocation;
import io.vouchsafe.process.environment.SecretFile;
import io.vouchsafe.process.log.LogFormat;
import io.vouchsafe.process.trace.TraceExport;
import io.vouchsafe.store.embedded.EmbeddedDatabase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The running process: database first, application second, and back in the reverse order. There is one way down for all reasons to stop,
 * so that PostgreSQL never goes before the requests that still need it: Spring, PostgreSQL and the pools have no shutdown hooks of their own.
 */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Program program;
    private final ServerAddress address;
    private final Path dataDir;
    private final @Nullable DatabaseLocation external;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** How to undo what has been started, the last first. */
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** Set without the lock, so that a start notices it between its steps. */
    private volatile boolean stopping;

    /**
     * Starts nothing yet.
     *
     * @param dataDir of the embedded PostgreSQL
     * @param external the database to use instead of it
     */
    public Server(Program program, ServerAddress address, Path dataDir, @Nullable DatabaseLocation external) {
        this.program = program;
        this.address = address;
        this.dataDir = dataDir;
        this.external = external;
    }

    /** Starts everything, says on {@code out} that it is ready, and returns when the process has been told to stop and everything has. */
    public void run(PrintWriter out) {
        LogFormat.require(System.getenv(LogFormat.VARIABLE));
        Thread hook = new Thread(this::stopAndLeave, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean running = false;
        try {
            running = start(out);
        } finally {
            if (!running && !stopping) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
        awaitStop();
    }

    /** Holds the lock, so that a signal in the middle waits until there is something whole to stop. */
    private synchronized boolean start(PrintWriter out) {
        TemporaryFolder temporary = TemporaryFolder.open();
        undo.push(temporary::close);
        DatabaseLocation database = openDatabase();
        address.requireFree();
        if (stopping) {
            return false;
        }
        ConfigurableApplicationContext context = startApplication(database, temporary);
        undo.push(context::close);
        program.greeting().say(context, address, out);
        out.flush();
        return true;
    }

    private DatabaseLocation openDatabase() {
        if (external != null) {
            external.requireUsable();
            return external;
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(dataDir);
        undo.push(database::close);
        Thread.ofPlatform().daemon().name("watch PostgreSQL").start(() -> {
            database.awaitEnd();
            leaveWithoutDatabase();
        });
        return new DatabaseLocation(database.jdbcUrl(), database.user(), database.password());
    }

    private ConfigurableApplicationContext startApplication(DatabaseLocation database, TemporaryFolder temporary) {
        SpringApplication spring = new SpringApplication(program.application());
        spring.setRegisterShutdownHook(false);
        Map<String, Object> options = new HashMap<>(program.settings());
        options.putAll(Map.of(
                "server.address", address.host(),
                "server.port", address.port(),
                "management.server.address", address.host(),
                "management.server.port", address.managementPort(),
                "vouchsafe.temporary-folder", temporary.path().toString(),
                "vouchsafe.database.url", database.jdbcUrl(),
                "vouchsafe.database.user", database.user(),
                "vouchsafe.database.password", database.password(),
                // The lock on the data folder keeps all others off the embedded database.
                "vouchsafe.database.shared", external != null));
        options.putAll(TraceExport.settings(System.getenv()));
        String adminPassword = SecretFile.orVariable("VOUCHSAFE_ADMIN_PASSWORD");
        if (adminPassword != null) {
            options.put("vouchsafe.admin.password", adminPassword);
        }
        // Before all other sources: the environment spells some of these names too, for values that were read already.
        spring.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("serve", options)));
        return spring.run();
    }

    private void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Nothing can be answered or kept any more, and an orderly stop would only wait for the database; the next start, which recovers what was
     * committed, takes seconds.
     */
    private void leaveWithoutDatabase() {
        if (!stopping) {
            LOG.error(
                    "PostgreSQL has ended by itself, so Vouchsafe stops; start it again. The reason may stand in {}",
                    dataDir.resolve("postgres/log"));
            Runtime.getRuntime().halt(1);
        }
    }

    /** Runs as the JVM's shutdown hook; the JVM would leave with the signal's number, although the stop was an orderly one. */
    private void stopAndLeave() {
        stopping = true;
        close();
        Runtime.getRuntime().halt(0);
    }

    /** Lets the requests in flight finish, stops the application and then the embedded PostgreSQL. Does nothing the second time. */
    @Override
    public synchronized void close() {
        stopping = true;
        RuntimeException failure = null;
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        stopped.countDown();
        if (failure != null) {
            throw failure;
        }
    }
}
