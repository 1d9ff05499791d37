package io.vouchsafe.store.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path once per user and version into {@code ~/.cache/vouchsafe} (or
 * {@code $XDG_CACHE_HOME/vouchsafe}), never into a folder that others may write. The folder is named by the digest of the archive and
 * appears by one rename when it is complete, so several processes may unpack at once and a crash leaves nothing half-made in use.
 */
final class PostgresBinaries {

    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private PostgresBinaries() {}

    /**
     * The folder that holds {@code bin/postgres}, unpacked if need be.
     *
     * @param dataDir where to unpack when the user has no usable cache folder
     */
    static Path unpacked(Path dataDir) {
        byte[] archive = archive();
        try {
            Path home = cacheFolder(dataDir).resolve("postgres-18-" + digest(archive));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable("PostgreSQL's programs cannot be unpacked: " + e, e);
        }
    }

    private static byte[] archive() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch", "");
        String architecture = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> machine;
        };
        String name = "postgres-%s-%s".formatted(os, architecture);
        for (String resource : List.of(name + ".txz", name + "-alpine_linux.txz")) {
            try (InputStream in = PostgresBinaries.class.getClassLoader().getResourceAsStream(resource)) {
                if (in != null) {
                    return in.readAllBytes();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new EmbeddedDatabaseUnavailable(
                "This build of Vouchsafe has no PostgreSQL for %s on %s. Build it on this machine, or give your own PostgreSQL with --database-url."
                        .formatted(System.getProperty("os.name"), machine));
    }

    private static String digest(byte[] archive) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(sum, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The user's cache folder; below the data folder for users without a home, such as service accounts. */
    private static Path cacheFolder(Path dataDir) throws IOException {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home", "")).resolve(".cache")
                : Path.of(configured);
        Path folder = base.resolve("vouchsafe");
        if (base.isAbsolute() && isPrivate(folder, dataDir)) {
            return folder;
        }
        return Files.createDirectories(dataDir.resolve("programs"));
    }

    private static boolean isPrivate(Path folder, Path dataDir) throws IOException {
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
            } catch (IOException e) {
                return false; // no home, or a read-only one: the data folder serves as well
            }
        }
        return Files.isWritable(folder)
                && Files.getOwner(folder).equals(Files.getOwner(dataDir.resolve("vouchsafe.lock")))
                && Files.getPosixFilePermissions(folder).stream().noneMatch(WRITABLE_BY_OTHERS::contains);
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        Path unfinished = Files.createTempDirectory(home.getParent(), ".unpacking-");
        try {
            extract(archive, unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process unpacked the same archive in the meantime; its folder is as good as ours.
            DataFolder.delete(unfinished);
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive reaches outside its folder: " + entry.getName());
                }
                extract(tar, entry, path, path.startsWith(target.resolve("bin")));
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path, boolean program)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.force(true); // a complete folder must still be complete after a power cut
        }
        if (program) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
