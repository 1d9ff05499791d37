package io.vouchsafe.query.projection;

/** Rows and events do not fit together. A bug, in the events or in the projection: it stops until it is mended and, if need be, rebuilt. */
public final class MismatchException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public MismatchException(String message) {
        super(message);
    }

    /** Throws unless a statement touched exactly the rows that it had to. */
    public static void unlessEqual(String what, long expected, long actual) {
        if (expected != actual) {
            throw new MismatchException(what + ": expected " + expected + " rows, found " + actual);
        }
    }
}
