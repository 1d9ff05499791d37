package io.vouchsafe.contract.error;

import java.util.Locale;

/** The top-level codes of the error body (contract §2.2). Never renamed. */
public enum ErrorCode {
    INVALID,
    NOT_FOUND,
    NOT_AUTHORIZED,
    FORBIDDEN,
    CAN_NOT_BE_DELETED,
    UNKNOWN_ERROR;

    /** The code as clients see it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
