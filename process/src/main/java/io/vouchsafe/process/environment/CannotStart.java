package io.vouchsafe.process.environment;

/** Vouchsafe cannot start for a reason that its user can mend; the message says which and how, and is all that is shown. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }
}
