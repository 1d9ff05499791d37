package io.vouchsafe.store.embedded;

import io.vouchsafe.store.database.Durability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PasswordUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a data folder, for those who bring none: durable, reachable from this machine only, and by password only. One
 * process at a time holds a data folder. A server that an earlier process left behind is stopped before the new one starts, so nothing that
 * was acknowledged is lost and nobody else's settings live on. {@link #close} stops the server; whoever starts it decides when, since no
 * shutdown hook of ours could know what still needs the database.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String SUPERUSER = "postgres";
    static final String NAME = "vouchsafe";
    private static final String MAJOR_VERSION = "18";
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final int RETRY_MILLIS = 500;
    private static final int STOP_PATIENCE_SECONDS = 120;

    private final DataFolder folder;
    private final DataFolderLock lock;
    private final PostgresPrograms programs;
    private final DataFolder.Passwords passwords;
    private final int port;

    private EmbeddedDatabase(
            DataFolder folder, DataFolderLock lock, PostgresPrograms programs, DataFolder.Passwords passwords) {
        this.folder = folder;
        this.lock = lock;
        this.programs = programs;
        this.passwords = passwords;
        this.port = startServer();
    }

    /**
     * Starts the PostgreSQL of a data folder, made if it is not there, with a database {@code vouchsafe} that belongs to {@link #user}.
     *
     * @throws DataFolderInUse when another process, or this one, has it started already
     * @throws EmbeddedDatabaseUnavailable when it cannot be started, with what to do
     */
    public static EmbeddedDatabase start(Path dataDir) {
        DataFolder folder = DataFolder.at(dataDir);
        DataFolderLock lock = DataFolderLock.take(folder.path());
        boolean started = false;
        try {
            PostgresPrograms programs = PostgresPrograms.of(folder);
            DataFolder.Passwords passwords = folder.passwords();
            makeClusterIfMissing(folder, programs);
            EmbeddedDatabase database = new EmbeddedDatabase(folder, lock, programs, passwords);
            database.prepare();
            started = true;
            return database;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    /** Whether a data folder holds a database, running or not. */
    public static boolean existsIn(Path dataDir) {
        return Files.isDirectory(new DataFolder(dataDir).cluster());
    }

    private static void makeClusterIfMissing(DataFolder folder, PostgresPrograms programs) {
        try {
            if (!Files.isDirectory(folder.cluster())) {
                DataFolder.delete(folder.unfinishedCluster());
                PostgresPrograms.Outcome outcome =
                        programs.initialise(folder.unfinishedCluster(), folder.passwordFile());
                if (!outcome.succeeded()) {
                    throw new EmbeddedDatabaseUnavailable("PostgreSQL cannot make its files in %s:%n%s"
                            .formatted(folder.path(), outcome.output().strip()));
                }
                folder.adoptUnfinishedCluster();
            }
            String version =
                    Files.readString(folder.cluster().resolve("PG_VERSION")).strip();
            if (!MAJOR_VERSION.equals(version)) {
                throw new EmbeddedDatabaseUnavailable(
                        "The files in %s were made by PostgreSQL %s and this Vouchsafe brings PostgreSQL %s. Dump the data with the former and load it into a new data folder."
                                .formatted(folder.cluster(), version, MAJOR_VERSION));
            }
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable(
                    "The data folder %s cannot be used: %s".formatted(folder.path(), e), e);
        }
    }

    /**
     * Starts the server and returns its port. What a crash leaves behind may hold a start up for a moment (backends that have not noticed
     * yet that their server is gone, a port taken in between), hence the retries.
     */
    private int startServer() {
        stopLeftover();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            int candidate = freePort();
            truncateStartLog();
            PostgresPrograms.Outcome outcome = programs.start(folder.cluster(), candidate, folder.startLog());
            if (outcome.succeeded()) {
                folder.rememberPort(candidate);
                return candidate;
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedDatabaseUnavailable("PostgreSQL does not start in %s:%n%s%n%s"
                        .formatted(folder.cluster(), outcome.output().strip(), folder.startLogTail()));
            }
            pause();
        }
    }

    private void stopLeftover() {
        Path cluster = folder.cluster();
        if (Postmaster.of(cluster).isPresent()) {
            LOG.info("Stopping the PostgreSQL that an earlier run left behind in {}", cluster);
            stopServer();
        }
        try {
            Postmaster.forgetForeign(cluster);
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable("The cluster %s cannot be written: %s".formatted(cluster, e), e);
        }
    }

    private void stopServer() {
        Path cluster = folder.cluster();
        if (programs.stop(cluster, "fast", STOP_PATIENCE_SECONDS).succeeded()
                || Postmaster.of(cluster).isEmpty()) {
            return;
        }
        LOG.warn(
                "PostgreSQL did not stop within {} s; it is stopped at once and will recover at the next start",
                STOP_PATIENCE_SECONDS);
        PostgresPrograms.Outcome outcome = programs.stop(cluster, "immediate", STOP_PATIENCE_SECONDS);
        if (!outcome.succeeded() && Postmaster.of(cluster).isPresent()) {
            throw new EmbeddedDatabaseUnavailable("PostgreSQL in %s cannot be stopped:%n%s"
                    .formatted(cluster, outcome.output().strip()));
        }
    }

    private int freePort() {
        Integer remembered = folder.rememberedPort();
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        if (remembered != null) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(loopback, remembered));
                return remembered;
            } catch (IOException | IllegalArgumentException e) {
                LOG.debug("Port {} of the last start is taken", remembered, e);
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable("No free port on 127.0.0.1 for PostgreSQL: " + e, e);
        }
    }

    private void truncateStartLog() {
        try {
            Files.deleteIfExists(folder.startLog());
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable(
                    "The data folder %s cannot be written: %s".formatted(folder.path(), e), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseUnavailable("Interrupted while waiting for PostgreSQL", e);
        }
    }

    /** Makes role and database if this is the first start, and refuses a server that could forget what it acknowledged. */
    private void prepare() {
        boolean prepared = false;
        try (Connection connection = superuserDataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                String secret =
                        PasswordUtil.encodePassword(NAME, passwords.vouchsafe().toCharArray(), "scram-sha-256");
                statement.execute("create role " + NAME + " login password '" + secret + "'");
            }
            if (isMissing(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
            // As the role itself: settings of a role or a database would win over those of the command line.
            Durability.require(dataSource());
            prepared = true;
        } catch (SQLException e) {
            throw new EmbeddedDatabaseUnavailable(
                    "PostgreSQL in %s cannot be used: %s".formatted(folder.cluster(), e.getMessage()), e);
        } finally {
            if (!prepared) {
                stopServer();
            }
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return !row.next();
        }
    }

    /** Where the database is, without credentials. */
    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The role that owns the database; no superuser. */
    public String user() {
        return NAME;
    }

    /** The generated password of {@link #user}. */
    public String password() {
        return passwords.vouchsafe();
    }

    private DataSource dataSource() {
        return dataSource(NAME, user(), password());
    }

    DataSource superuserDataSource(String database) {
        return dataSource(database, SUPERUSER, passwords.superuser());
    }

    DataSource dataSource(String database, String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl(database));
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** Waits until the server has ended, be it by {@link #close} or by itself. */
    public void awaitEnd() {
        Postmaster.of(folder.cluster()).ifPresent(server -> server.onExit().join());
    }

    /** Stops PostgreSQL, ending what is still connected, and gives the data folder back. */
    @Override
    public void close() {
        try {
            stopServer();
        } finally {
            lock.close();
        }
    }
}
