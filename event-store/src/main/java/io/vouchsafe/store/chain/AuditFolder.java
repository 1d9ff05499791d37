package io.vouchsafe.store.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * Where keys and checkpoints lie: {@code key.pem} (both halves, readable by its owner only), {@code public.pem} (what may be handed out) and
 * {@code checkpoints/}, a file for each, named by its number.
 */
public final class AuditFolder {

    private static final String KEY = "key.pem";
    private static final String PUBLIC_KEY = "public.pem";
    private static final String SUFFIX = ".checkpoint";
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

    private Path keyFile() {
        return ownKey != null ? ownKey : path.resolve(KEY);
    }

    private Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /**
     * The key that signs here, made at first need; one that is kept elsewhere must be there.
     *
     * @throws AuditUnavailable if it cannot be read or made
     */
    public AuditKey key() {
        if (ownKey == null && !Files.exists(keyFile())) {
            write(path, KEY, AuditKey.generate().pem(), OWNER_ONLY);
        }
        AuditKey key = AuditKey.load(keyFile());
        if (!Files.exists(path.resolve(PUBLIC_KEY))) {
            write(path, PUBLIC_KEY, key.publicKey().pem(), READABLE);
        }
        return key;
    }

    /** The public half of that key; empty while there is none. Changes nothing. */
    public Optional<VerifyingKey> publicKey() {
        return Files.exists(keyFile()) ? Optional.of(VerifyingKey.load(keyFile())) : Optional.empty();
    }

    /** Keeps a checkpoint; it is on the disk when this returns. */
    public void keep(Checkpoint checkpoint) {
        write(checkpoints(), "%012d%s".formatted(checkpoint.number(), SUFFIX), checkpoint.text(), READABLE);
    }

    /** All that are kept, by their numbers. */
    public List<Checkpoint> kept() {
        return files().stream().map(Checkpoint::load).toList();
    }

    /** The one with the highest number. */
    public Optional<Checkpoint> latest() {
        List<Path> files = files();
        return files.isEmpty() ? Optional.empty() : Optional.of(Checkpoint.load(files.getLast()));
    }

    private List<Path> files() {
        if (!Files.isDirectory(checkpoints())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(checkpoints())) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AuditUnavailable("The checkpoints in %s cannot be read: %s".formatted(checkpoints(), e), e);
        }
    }

    /** Writes a small file, completely or not at all. */
    private static void write(Path folder, String name, String text, String permissions) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path draft = folder.resolve(name + ".draft");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
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
