package io.vouchsafe.standalone.backup;

/** A backup that is damaged, cut off or none at all, or that cannot be written; the message says which, and is all that is shown. */
final class UnusableBackup extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableBackup(String message) {
        super(message);
    }
}
