package io.vouchsafe.process;

import io.vouchsafe.process.environment.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder for the web server's working files, readable by its owner only and gone after an orderly stop. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /** Makes one. */
    public static TemporaryFolder open() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("vouchsafe-"));
        } catch (IOException e) {
            throw new CannotStart("A temporary folder cannot be made: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
