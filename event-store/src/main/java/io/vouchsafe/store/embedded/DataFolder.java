package io.vouchsafe.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies where in a data folder: {@code postgres/} is the cluster, {@code postgres.passwords} (readable by its owner only) the passwords
 * of the superuser and of the role {@code vouchsafe}, one a line, {@code postgres.port} the port of the last start, {@code postgres.start.log}
 * what PostgreSQL said before its own log was open.
 *
 * @param path real path of the folder
 */
record DataFolder(Path path) {

    /** Creates the folder, for its owner only, if it is not there, and refuses one that everybody may write. */
    static DataFolder at(Path wanted) {
        try {
            if (!Files.isDirectory(wanted)) {
                Files.createDirectories(
                        wanted.toAbsolutePath(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path path = wanted.toRealPath();
            if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new EmbeddedDatabaseUnavailable(
                        "Everybody may write into the data folder %s. Choose another one, or take that right away with: chmod o-w %s"
                                .formatted(path, path));
            }
            return new DataFolder(path);
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable(
                    "The data folder %s cannot be created or read: %s".formatted(wanted.toAbsolutePath(), e), e);
        }
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    /** Where the first start makes the cluster, so that {@link #cluster} is there only when it is complete. */
    Path unfinishedCluster() {
        return path.resolve("postgres.unfinished");
    }

    Path startLog() {
        return path.resolve("postgres.start.log");
    }

    Path passwordFile() {
        return path.resolve("postgres.passwords");
    }

    /** The passwords of this folder's cluster, made up by {@link SecureRandom} and stored when there is no cluster yet. */
    Passwords passwords() {
        try {
            if (!Files.isDirectory(cluster())) {
                write(passwordFile(), newPassword() + "\n" + newPassword() + "\n");
            }
            List<String> lines = Files.readAllLines(passwordFile());
            return new Passwords(lines.get(0), lines.get(1));
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new EmbeddedDatabaseUnavailable(
                    "The passwords of the database in %s cannot be read from %s; put that file back from a backup of the data folder. (%s)"
                            .formatted(path, passwordFile(), e),
                    e);
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The port of the last start, or null. */
    @Nullable
    Integer rememberedPort() {
        try {
            Path file = path.resolve("postgres.port");
            return Files.exists(file) ? Integer.valueOf(Files.readString(file).strip()) : null;
        } catch (IOException | NumberFormatException e) {
            return null; // only a convenience for people who connect with psql: a new one does as well
        }
    }

    void rememberPort(int port) {
        write(path.resolve("postgres.port"), port + "\n");
    }

    /** Writes a small file that only its owner reads, completely or not at all. */
    private void write(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            makeDurable();
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable("The data folder %s cannot be written: %s".formatted(path, e), e);
        }
    }

    /** Turns the finished first cluster into the one that counts, by one rename. */
    void adoptUnfinishedCluster() throws IOException {
        Files.move(unfinishedCluster(), cluster(), StandardCopyOption.ATOMIC_MOVE);
        makeDurable();
    }

    /** Makes renames in the folder survive a power cut. */
    private void makeDurable() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** The last lines of what PostgreSQL wrote while it failed to start. */
    String startLogTail() {
        try {
            List<String> lines = Files.exists(startLog()) ? Files.readAllLines(startLog()) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e + ")";
        }
    }

    /** Deletes a folder and all in it; nothing if it is not there. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be deleted", e);
        }
    }

    /**
     * The generated passwords of a cluster.
     *
     * @param superuser of the role {@code postgres}
     * @param vouchsafe of the role {@code vouchsafe}
     */
    record Passwords(String superuser, String vouchsafe) {

        @Override
        public String toString() {
            return "Passwords[...]";
        }
    }
}
