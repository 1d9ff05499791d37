package io.vouchsafe.standalone.vouchers;

import java.io.Serial;

/** The work stops here; the message is for the user. */
public final class CannotFinish extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CannotFinish(String message) {
        super(message);
    }

    /** What to tell the user. */
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
