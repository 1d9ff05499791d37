package io.vouchsafe.store.chain;

import org.jspecify.annotations.Nullable;

/** A key, a checkpoint or an export cannot be read or written; the message says which and why, for the user. */
public final class AuditUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AuditUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
