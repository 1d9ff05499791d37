package io.vouchsafe.query.rebuild;

import java.util.Locale;

/** How far a rebuild has come. */
public enum RebuildState {
    /** Asked for; nobody has begun. */
    WAITING,
    /** Writes rows of its own; the old ones serve. */
    FILLING,
    /** Has caught up and takes the place of the old rows as soon as nobody holds those for a moment. */
    SWITCHING,
    /** Its rows are the ones that are read. */
    FINISHED,
    /** Given up on request; the old rows go on. */
    CANCELLED;

    /** As the table and the API write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RebuildState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether there is still something to do. */
    public boolean open() {
        return this == WAITING || this == FILLING || this == SWITCHING;
    }
}
