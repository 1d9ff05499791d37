package io.vouchsafe.contract.caller;

import java.util.Locale;

/** What a credential may do (contract §1.2). */
public enum Role {
    ADMIN,
    POINT_OF_SALE,
    POINT_OF_DISTRIBUTION;

    /** The role as clients see it: lower case, snake case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
