package io.vouchsafe.command.idempotency;

/** The answer to a request as it is kept under its key: given again, byte for byte, to whoever repeats the request. */
final class Receipt {

    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private final String fingerprint;
    private final int status;
    private final byte[] body;

    /**
     * An answer.
     *
     * @param fingerprint of the request that was answered, 64 hexadecimal digits
     * @param body JSON; empty where the answer has none
     */
    Receipt(String fingerprint, int status, byte[] body) {
        this.fingerprint = fingerprint;
        this.status = status;
        this.body = body;
    }

    /**
     * Whether an answer with this status is final, so that it is kept: done, refused, or about something that does not exist. Not kept is what says
     * nothing about the request itself (401, 403, 409, 429, 5xx) and what could not even be read (400, 405, 413).
     */
    static boolean keeps(int status) {
        return (status >= 200 && status < 300) || status == NOT_FOUND || status == UNPROCESSABLE;
    }

    String fingerprint() {
        return fingerprint;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }
}
