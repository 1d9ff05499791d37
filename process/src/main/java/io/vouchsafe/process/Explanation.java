package io.vouchsafe.process;

import io.vouchsafe.process.environment.CannotStart;
import io.vouchsafe.store.embedded.DataFolderInUse;
import io.vouchsafe.store.embedded.EmbeddedDatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** Finds, among the causes of a failed start, the one that was written for the user. */
public final class Explanation {

    private Explanation() {}

    /** The text to show instead of a stack trace; {@code null} for a bug. */
    public static @Nullable String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart
                    || cause instanceof DataFolderInUse
                    || cause instanceof EmbeddedDatabaseUnavailable) {
                return "Vouchsafe cannot start. " + cause.getMessage();
            }
        }
        return null;
    }
}
