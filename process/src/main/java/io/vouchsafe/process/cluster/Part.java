package io.vouchsafe.process.cluster;

import java.util.Locale;

/** What a process does for the others. */
public enum Part {
    /** Takes requests from outside, and sends them on. */
    GATEWAY,
    /** Decides and writes. */
    COMMAND,
    /** Projects and reads. */
    QUERY;

    /** As it stands in the table, and in names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Part of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
