package io.vouchsafe.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies in the data folder besides the database: checkpoints and the public halves of the keys that have signed them. The key that signs is
 * not kept: whoever has a backup must not be able to sign in the name of this server. Without it, a restored server makes itself a new one, and
 * the old checkpoints still hold by the public halves.
 */
final class KeptProofs {

    private static final Pattern KEPT = Pattern.compile("(checkpoints/\\d+\\.checkpoint|[0-9a-f]+\\.public\\.pem)");

    private final Path folder;

    KeptProofs(Path folder) {
        this.folder = folder;
    }

    /** Puts them into a backup. To be done before its moment is fixed: what a checkpoint has seen is in the backup then. */
    List<Loaded> load() throws IOException {
        List<Loaded> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                if (KEPT.matcher(name).matches()) {
                    files.add(new Loaded(Entries.AUDIT + name, Files.readString(file)));
                }
            }
        }
        return files;
    }

    /**
     * A small file.
     *
     * @param entry its name in the backup
     */
    record Loaded(String entry, String text) {

        Manifest.Content into(BackupWriter writer) throws IOException, SQLException {
            return writer.write(entry, out -> out.write(Entries.bytes(text)));
        }
    }

    /** Refuses a folder that has proofs of another past. */
    void requireNone() throws IOException {
        if (!load().isEmpty()) {
            throw new UnusableBackup(
                    "%s holds checkpoints of another database. Restore into a new data folder, or say with --data-dir where they are to go."
                            .formatted(folder));
        }
    }

    /** Writes what a backup holds. */
    void restore(BackupFile backup) throws IOException {
        for (Manifest.Content content : backup.manifest().auditFiles()) {
            String name = content.entry().substring(Entries.AUDIT.length());
            if (!content.entry().startsWith(Entries.AUDIT)
                    || !KEPT.matcher(name).matches()) {
                throw new UnusableBackup("The backup holds %s, which is no checkpoint.".formatted(content.entry()));
            }
            Path file = folder.resolve(name);
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.write(file, backup.small(content), StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
        }
    }
}
