package io.vouchsafe.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server process of a cluster, found by the {@code postmaster.pid} that PostgreSQL keeps there and checked against the process list. */
final class Postmaster {

    private static final int PORT_LINE = 3;

    private Postmaster() {}

    /** The live server of the cluster; empty when none runs, also when the file's process number has gone to another program. */
    static Optional<ProcessHandle> of(Path cluster) {
        return named(cluster).filter(process -> serves(process, cluster));
    }

    /**
     * Removes a left-over {@code postmaster.pid} whose number now belongs to some other live program: PostgreSQL would take that one for
     * its own server and refuse to start. Call it only when {@link #of} is empty.
     */
    static void forgetForeign(Path cluster) throws IOException {
        if (named(cluster).isPresent()) {
            Files.deleteIfExists(file(cluster));
        }
    }

    /** The port that the cluster's server says to listen on; null when the file does not tell, or not yet. */
    static @Nullable Integer port(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(file(cluster));
            return lines.size() > PORT_LINE
                    ? Integer.valueOf(lines.get(PORT_LINE).strip())
                    : null;
        } catch (IOException | NumberFormatException e) {
            return null; // the server is starting or stopping: whoever asks asks again
        }
    }

    private static Optional<ProcessHandle> named(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(file(cluster));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable("The cluster %s cannot be read: %s".formatted(cluster, e), e);
        }
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        ProcessHandle.Info info = process.info();
        boolean postgres =
                info.command().map(command -> command.endsWith("postgres")).orElse(false);
        return postgres
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                        .orElse(true);
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
