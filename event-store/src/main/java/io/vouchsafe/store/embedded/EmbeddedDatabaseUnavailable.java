package io.vouchsafe.store.embedded;

/**
 * The embedded PostgreSQL cannot be started, or not be trusted with data. The message says in plain words what is wrong and what to do;
 * it may span lines, the last of which come from PostgreSQL's own log.
 */
public final class EmbeddedDatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedDatabaseUnavailable(String message) {
        super(message);
    }

    EmbeddedDatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
