package io.vouchsafe.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds {@code vouchsafe.lock} of a data folder, so that one process at a time owns it. The operating system gives the lock back when the
 * process ends, however it ends. The file stays, and names the process that held it last.
 */
final class DataFolderLock implements AutoCloseable {

    /**
     * The folders that this process holds. POSIX drops all locks of a process on a file when the process closes any of its descriptors,
     * so a second attempt in the same process must be refused before it opens the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path dataDir;
    private final FileChannel channel;

    private DataFolderLock(Path dataDir, FileChannel channel) {
        this.dataDir = dataDir;
        this.channel = channel;
    }

    /**
     * Takes the lock of an existing folder or refuses at once.
     *
     * @param dataDir the folder's real path: two spellings of one folder must not count as two
     * @throws DataFolderInUse when this or another process holds it
     */
    static DataFolderLock take(Path dataDir) {
        if (!HELD_HERE.add(dataDir)) {
            throw new DataFolderInUse(dataDir, " in this process");
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            Path file = dataDir.resolve("vouchsafe.lock");
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DataFolderInUse(dataDir, holderNamedIn(file));
            }
            channel.truncate(0);
            String processId = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap((processId + "\n").getBytes(UTF_8)), 0);
            taken = true;
            return new DataFolderLock(dataDir, channel);
        } catch (IOException e) {
            throw new EmbeddedDatabaseUnavailable("The data folder %s cannot be locked: %s".formatted(dataDir, e), e);
        } finally {
            if (!taken) {
                close(channel);
                HELD_HERE.remove(dataDir);
            }
        }
    }

    private static String holderNamedIn(Path file) throws IOException {
        String processId = Files.readString(file).strip();
        return processId.isEmpty() ? "" : " (process " + processId + ")";
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of " + dataDir + " could not be released", e);
        } finally {
            HELD_HERE.remove(dataDir);
        }
    }
}
