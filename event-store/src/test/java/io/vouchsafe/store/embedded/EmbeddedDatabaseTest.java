package io.vouchsafe.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    /** Made once: a first start takes seconds, a copy of what it left does not. */
    @TempDir
    private static Path made;

    @TempDir
    private Path parent;

    @BeforeAll
    static void makeACluster() {
        EmbeddedDatabase.start(made).close();
    }

    @BeforeEach
    void copyIt() throws IOException {
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.toList()) {
                Files.copy(file, dataDir().resolve(made.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void keepsCommittedRowsWhenItsServerIsKilled() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            execute(own(database), "create table kept(n int)", "insert into kept values (41), (42)");
            ProcessHandle server = Postmaster.of(cluster()).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
        }

        try (EmbeddedDatabase again = EmbeddedDatabase.start(dataDir())) {
            assertThat(text(own(again), "select string_agg(n::text, ',' order by n) from kept"))
                    .isEqualTo("41,42");
        }
    }

    @Test
    void startsOverWhatAKilledProcessLeftRunning() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingOwner.class.getName(),
                        dataDir().toString())
                .inheritIO()
                .start();
        assertThat(killed.waitFor()).isEqualTo(DyingOwner.EXIT_CODE);
        ProcessHandle leftover = Postmaster.of(cluster()).orElseThrow();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(dataDir())) {
            assertThat(leftover.onExit()).succeedsWithin(Duration.ofSeconds(10));
            assertThat(text(own(next), "show cluster_name")).isEqualTo("vouchsafe");
        }
    }

    @Test
    void startsWhenTheProcessNumberOfItsServerNowBelongsToAnotherProgram() throws Exception {
        Files.writeString(
                cluster().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + cluster() + "\n1\n5432\n\n127.0.0.1\n");

        try (EmbeddedDatabase again = EmbeddedDatabase.start(dataDir())) {
            assertThat(text(own(again), "select 'up'")).isEqualTo("up");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void refusesASecondOpenerUntilTheFirstIsClosed() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            assertThat(database.user()).isEqualTo("vouchsafe");
            assertThatThrownBy(() -> EmbeddedDatabase.start(dataDir()))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageStartingWith(
                            "The data folder " + parent.resolve("data") + " is in use by another Vouchsafe");
        }
        EmbeddedDatabase.start(dataDir()).close();
        assertThat(Postmaster.of(cluster())).isEmpty();
    }

    @Test
    void runsWithForcedDurabilityAndOnlyOnTheLoopback() throws Exception {
        Files.writeString(cluster().resolve("postgresql.auto.conf"), "fsync = off\nlisten_addresses = '*'\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            Map<String, String> expected = Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "full_page_writes", "on",
                    "data_checksums", "on",
                    "listen_addresses", "127.0.0.1",
                    "shared_buffers", "256MB",
                    "max_connections", "60",
                    "password_encryption", "scram-sha-256",
                    "server_version", "18.6");
            for (Map.Entry<String, String> setting : expected.entrySet()) {
                assertThat(text(own(database), "show " + setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue());
            }
            DataSource superuser = database.superuserDataSource("postgres");
            assertThat(text(superuser, "show unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void refusesARoleThatForgetsWhatItAcknowledged() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            execute(own(database), "alter role vouchsafe set synchronous_commit = off");
        }

        assertThatThrownBy(() -> EmbeddedDatabase.start(dataDir())).hasMessageContaining("synchronous_commit = off");

        assertThat(Postmaster.of(cluster())).isEmpty();
    }

    @Test
    void asksEveryConnectionForItsPassword() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            for (String role : List.of("postgres", "vouchsafe")) {
                DataSource wrong = database.dataSource("vouchsafe", role, "wrong");
                assertThatThrownBy(wrong::getConnection)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            }
        }
    }

    @Test
    void makesAClusterThatOnlyItsOwnerReads() throws Exception {
        Path dataDir = parent.resolve("new/data");
        EmbeddedDatabase.start(dataDir).close();

        assertThat(rights(dataDir)).isEqualTo("rwx------");
        assertThat(rights(dataDir.resolve("postgres"))).isEqualTo("rwx------");
        assertThat(rights(dataDir.resolve("postgres.passwords"))).isEqualTo("rw-------");
    }

    @Test
    void refusesADataFolderThatEverybodyMayWrite() throws Exception {
        Path shared = Files.createDirectory(parent.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(shared))
                .isInstanceOf(EmbeddedDatabaseUnavailable.class)
                .hasMessageStartingWith("Everybody may write into the data folder");
    }

    @Test
    void keepsItsPortAndTakesAnotherWhenThatIsTaken() throws Exception {
        String first;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            first = database.jdbcUrl();
        }
        int port = Integer.parseInt(
                Files.readString(parent.resolve("data/postgres.port")).strip());
        assertThat(first).isEqualTo("jdbc:postgresql://127.0.0.1:" + port + "/vouchsafe");

        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                EmbeddedDatabase database = EmbeddedDatabase.start(dataDir())) {
            assertThat(taken.getLocalPort()).isEqualTo(port);
            assertThat(database.jdbcUrl()).isNotEqualTo(first);
            assertThat(text(own(database), "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void makesTheClusterAnewWhenTheFirstStartWasCutShort() throws Exception {
        Path unfinished = Files.createDirectories(parent.resolve("cut-short/postgres.unfinished"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(parent.resolve("cut-short"))) {
            assertThat(text(own(database), "select current_user")).isEqualTo("vouchsafe");
        }
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void saysWhichPostgresqlMadeTheFiles() throws Exception {
        Files.writeString(cluster().resolve("PG_VERSION"), "14\n");

        assertThatThrownBy(() -> EmbeddedDatabase.start(dataDir()))
                .isInstanceOf(EmbeddedDatabaseUnavailable.class)
                .hasMessageContaining("were made by PostgreSQL 14");
    }

    @Test
    void givesEachTestADatabaseOfItsOwn() throws Exception {
        try (TestDatabase one = TestDatabase.fresh();
                TestDatabase other = TestDatabase.fresh()) {
            execute(one.dataSource(), "create schema mine", "create table mine.t(n int)");

            assertThat(text(other.dataSource(), "select count(*)::text from pg_namespace where nspname = 'mine'"))
                    .isEqualTo("0");
            assertThat(text(other.dataSource(), "show fsync")).isEqualTo("on");
        }
    }

    private Path dataDir() {
        return parent.resolve("data");
    }

    private Path cluster() throws IOException {
        return dataDir().toRealPath().resolve("postgres");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static DataSource own(EmbeddedDatabase database) {
        return database.dataSource("vouchsafe", database.user(), database.password());
    }

    private static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private static String text(DataSource dataSource, String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
