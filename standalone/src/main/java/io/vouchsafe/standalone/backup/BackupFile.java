package io.vouchsafe.standalone.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup to be read. Whatever is read of it is compared with what its manifest says of it. */
final class BackupFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens one and reads its manifest.
     *
     * @throws UnusableBackup if it is none that this Vouchsafe can read
     */
    static BackupFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnusableBackup("There is no file %s.".formatted(file));
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new BackupFile(file, zip, manifest(file, zip));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnusableBackup("%s is no whole backup: it is damaged, was cut off, or is something else (%s)."
                    .formatted(file, e.getMessage()));
        }
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Entries.MANIFEST);
        if (entry == null) {
            throw new UnusableBackup("%s is no backup of Vouchsafe: it has no manifest.".formatted(file));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Manifest.parse(in.readAllBytes());
        } catch (UnusableBackup e) {
            throw new UnusableBackup("%s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Reads everything and compares it with the manifest.
     *
     * @throws UnusableBackup naming the first entry that is not as it was written
     */
    void check() {
        Set<String> known = new HashSet<>(Set.of(Entries.MANIFEST));
        for (Manifest.Table table : manifest.tables()) {
            known.add(table.content().entry());
            try (Compared in = open(table.content())) {
                in.drain();
                in.requireUnchanged(table.rows());
            } catch (IOException e) {
                throw damaged(table.content(), e.getMessage());
            }
        }
        for (Manifest.Content content : manifest.auditFiles()) {
            known.add(content.entry());
            small(content);
        }
        zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnusableBackup("%s holds %s, of which its manifest knows nothing.".formatted(file, name));
                });
    }

    /** The content of a small entry. */
    byte[] small(Manifest.Content content) {
        try (Compared in = open(content)) {
            byte[] bytes = in.readAllBytes();
            in.requireUnchanged(null);
            return bytes;
        } catch (IOException e) {
            throw damaged(content, e.getMessage());
        }
    }

    /** The content of an entry; whoever has read it to its end asks whether it was unchanged. */
    Compared open(Manifest.Content content) {
        ZipEntry entry = zip.getEntry(content.entry());
        if (entry == null) {
            throw damaged(content, "it is missing");
        }
        try {
            return new Compared(zip.getInputStream(entry), content);
        } catch (IOException e) {
            throw damaged(content, e.getMessage());
        }
    }

    private UnusableBackup damaged(Manifest.Content content, @Nullable String reason) {
        return new UnusableBackup(
                "%s is damaged: %s in it cannot be read: %s.".formatted(file, content.entry(), reason));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts and digests what is read. */
    final class Compared extends FilterInputStream {

        private final Manifest.Content content;
        private final MessageDigest digest = Entries.sha256();
        private long bytes;
        private long lines;

        private Compared(InputStream in, Manifest.Content content) {
            super(in);
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                digest.update(buffer, offset, read);
                bytes += read;
                lines += Entries.lines(buffer, offset, read);
            }
            return read;
        }

        private void drain() throws IOException {
            byte[] buffer = new byte[BUFFER];
            while (read(buffer, 0, buffer.length) >= 0) {
                // Counted and digested on the way.
            }
        }

        /**
         * To be asked once, at the end.
         *
         * @param rows that it should have; {@code null} for what is no table
         * @throws UnusableBackup if it is not as it was written
         */
        void requireUnchanged(@Nullable Long rows) {
            boolean same = bytes == content.bytes() && Entries.hex(digest).equals(content.sha256());
            if (!same || (rows != null && rows != lines)) {
                throw new UnusableBackup(
                        "%s is damaged: %s in it is not what was written there.".formatted(file, content.entry()));
            }
        }
    }
}
