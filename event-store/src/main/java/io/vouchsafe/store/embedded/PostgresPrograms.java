package io.vouchsafe.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@code initdb} and {@code pg_ctl}. As root, which PostgreSQL refuses, they run in a user namespace of their own, where root looks
 * like an ordinary user to them.
 */
final class PostgresPrograms {

    private final Path bin;
    private final List<String> prefix;

    private PostgresPrograms(Path bin, List<String> prefix) {
        this.bin = bin;
        this.prefix = prefix;
    }

    /** The programs as the owner of the data folder may run them; explains what to do where root cannot. */
    static PostgresPrograms of(DataFolder folder) {
        Path bin = PostgresBinaries.unpacked(folder.path()).resolve("bin");
        if (!runsAsRoot(folder)) {
            return new PostgresPrograms(bin, List.of());
        }
        Outcome namespaces = run(List.of("unshare", "-U", "id", "-un"));
        if (namespaces.succeeded()) {
            return new PostgresPrograms(bin, List.of("unshare", "-U"));
        }
        throw new EmbeddedDatabaseUnavailable("""
                PostgreSQL refuses to run as root, and this machine does not let root run it in a user namespace of its own ('unshare -U' said: %s).
                Start Vouchsafe as an ordinary user, or allow user namespaces, or give your own PostgreSQL with --database-url.""".formatted(namespaces.output().strip()));
    }

    private static boolean runsAsRoot(DataFolder folder) {
        try {
            // The lock file was made or opened by this process; a new file always belongs to the one who makes it.
            Path probe = Files.createTempFile(folder.path(), ".owner-", "");
            try {
                return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable(
                    "The data folder %s cannot be written: %s".formatted(folder.path(), e), e);
        }
    }

    /** Makes a new cluster that asks every connection for a password, from its very first moment. */
    Outcome initialise(Path cluster, Path superuserPassword) {
        List<String> options = new ArrayList<>(List.of(
                "--pgdata=" + cluster,
                "--username=postgres",
                "--pwfile=" + superuserPassword,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
        options.addAll(PostgresSettings.initialConfiguration());
        return program("initdb", options);
    }

    /** Starts the server detached from our terminal and waits until it takes connections, however long its recovery takes. */
    Outcome start(Path cluster, int port, Path log) {
        return program(
                "pg_ctl",
                List.of(
                        "start",
                        "-D",
                        cluster.toString(),
                        "-l",
                        log.toString(),
                        "-w",
                        "-t",
                        "3600",
                        "-o",
                        PostgresSettings.commandLine(port)));
    }

    /** Stops the server: {@code fast} ends its transactions and writes everything back, {@code immediate} leaves that to the next start. */
    Outcome stop(Path cluster, String mode, int patienceSeconds) {
        return program(
                "pg_ctl",
                List.of("stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", Integer.toString(patienceSeconds)));
    }

    private Outcome program(String name, List<String> options) {
        List<String> command = new ArrayList<>(prefix);
        command.add(bin.resolve(name).toString());
        command.addAll(options);
        return run(command);
    }

    private static Outcome run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The caller's PGDATA, PGOPTIONS and the like are for the caller's own PostgreSQL.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseUnavailable("Interrupted while waiting for PostgreSQL", e);
        }
    }

    /** How a program ended and what it said. */
    record Outcome(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
