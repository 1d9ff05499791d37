package io.vouchsafe.store.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vouchsafe.store.chain.AuditUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where keys and checkpoints lie: {@code key.pem} (both halves, readable by its owner only), {@code <fingerprint>.public.pem} for each key that
 * has signed here (what may be handed out), and {@code checkpoints/}, a file for each, named by its number.
 */
public final class AuditFolder {

    private static final String KEY = "key.pem";
    private static final String PUBLIC_SUFFIX = ".public.pem";
    private static final String CHECKPOINT_SUFFIX = ".checkpoint";
    private static final String OWNER_ONLY = "rw-------";
    private static final String READABLE = "rw-r--r--";

    private final Path path;
    private final @Nullable Path ownKey;

    /**
     * A folder, which need not be there yet.
     *
     * @param key file of a key that is kept elsewhere
     */
    public AuditFolder(Path path, @Nullable Path key) {
        this.path = path;
        this.ownKey = key;
    }

    private Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /**
     * The key that signs here, made at first need; one that is kept elsewhere must be there. Keeps its public half, so that what it has signed can be
     * checked when there is another key.
     *
     * @throws AuditUnavailable if it cannot be read or made
     */
    public AuditKey key() {
        Path file = ownKey != null ? ownKey : path.resolve(KEY);
        if (ownKey == null && !Files.exists(file)) {
            write(path, KEY, AuditKey.generate().pem(), OWNER_ONLY);
        }
        AuditKey key = AuditKey.load(file);
        Path publicHalf = publicFile(key.publicKey().fingerprint());
        if (!Files.exists(publicHalf)) {
            write(path, publicHalf.getFileName().toString(), key.publicKey().pem(), READABLE);
        }
        return key;
    }

    /** Where the public half of a key that has signed here lies. */
    public Path publicFile(String fingerprint) {
        return path.resolve(fingerprint + PUBLIC_SUFFIX);
    }

    /** The public halves of all keys that have signed here. Changes nothing. */
    public List<VerifyingKey> publicKeys() {
        return files(path, PUBLIC_SUFFIX).stream().map(VerifyingKey::load).toList();
    }

    /** Keeps a checkpoint; it is on the disk when this returns. */
    void keep(Checkpoint checkpoint) {
        write(checkpoints(), "%012d%s".formatted(checkpoint.number(), CHECKPOINT_SUFFIX), checkpoint.text(), READABLE);
    }

    /** All that are kept, by their numbers. */
    public List<Checkpoint> kept() {
        return files(checkpoints(), CHECKPOINT_SUFFIX).stream()
                .map(Checkpoint::load)
                .toList();
    }

    /** The one with the highest number. */
    public Optional<Checkpoint> latest() {
        List<Path> files = files(checkpoints(), CHECKPOINT_SUFFIX);
        return files.isEmpty() ? Optional.empty() : Optional.of(Checkpoint.load(files.getLast()));
    }

    private static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AuditUnavailable("The folder %s cannot be read: %s".formatted(folder, e), e);
        }
    }

    /** Writes a small file, completely or not at all. */
    private static void write(Path folder, String name, String text, String permissions) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            // Not named by the process id: processes in containers that share the folder may all have the same.
            Path draft = Files.createTempFile(
                    folder,
                    name + ".",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new AuditUnavailable("%s cannot be written: %s".formatted(file, e), e);
        }
    }
}
