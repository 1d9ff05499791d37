package io.vouchsafe.gateway.access;

import java.util.Locale;

/** Which campaigns a user can touch (contract §1.2). Version 1.0 treats everyone as {@link #PROJECT}; the others are kept for later versions. */
public enum AccessScope {
    PROJECT,
    CAMPAIGN,
    TEAM;

    /** The scope as clients see it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
