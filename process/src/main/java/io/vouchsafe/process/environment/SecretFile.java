package io.vouchsafe.process.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets that stand in a file, named by an environment variable that ends in {@code _FILE}, instead of in the environment itself. */
public final class SecretFile {

    private static final String SUFFIX = "_FILE";

    private SecretFile() {}

    /** The secret of that name from this process's environment: the variable's value, else what its file holds; {@code null} if neither is there. */
    public static @Nullable String orVariable(String variable) {
        return orVariable(variable, System.getenv());
    }

    /**
     * The secret of that name from an environment. Line ends at the end of the file are not part of it.
     *
     * @throws CannotStart if both are given, or the file cannot be read
     */
    static @Nullable String orVariable(String variable, Map<String, String> environment) {
        String value = environment.get(variable);
        String file = environment.get(variable + SUFFIX);
        if (file == null || file.isBlank()) {
            return value;
        }
        if (value != null) {
            throw new CannotStart("Both %s and %s are set; say it once.".formatted(variable, variable + SUFFIX));
        }
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            throw new CannotStart(
                    "The file %s, named by %s, cannot be read: %s".formatted(file, variable + SUFFIX, e.getMessage()));
        }
    }
}
