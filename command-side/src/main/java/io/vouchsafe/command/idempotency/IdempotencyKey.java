package io.vouchsafe.command.idempotency;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/**
 * The name of one request among all: project, method, path and the key that its client chose. Paths may hold a customer's identifier, so that only
 * a digest of all this is kept.
 *
 * @param projectId the caller's project
 * @param scope SHA-256 of all four parts, in hexadecimal digits
 * @param at when the request came in; the key is free again seven days later
 */
public record IdempotencyKey(long projectId, String scope, Instant at) {

    /** The request header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;
    private static final String MESSAGE = HEADER + " is invalid";

    /**
     * Names a request.
     *
     * @param path as it was sent, without the query
     * @param sent the key: 1 to 255 printable characters of ASCII, else {@link ApiFailure.Invalid}
     */
    public static IdempotencyKey of(long projectId, String method, String path, String sent, Instant at) {
        check(sent);
        String scope = new Fingerprint()
                .add(Long.toString(projectId))
                .add(method)
                .add(path)
                .add(sent)
                .hex();
        return new IdempotencyKey(projectId, scope, at);
    }

    private static void check(String sent) {
        if (sent.isEmpty()) {
            throw new ApiFailure.Invalid(
                    MESSAGE, List.of(Refusal.of(HEADER, RefusalCode.TOO_SHORT, "must not be empty", 1)));
        }
        if (sent.length() > MAX_LENGTH) {
            throw new ApiFailure.Invalid(
                    MESSAGE,
                    List.of(Refusal.of(
                            HEADER, RefusalCode.TOO_LONG, "is too long (maximum is " + MAX_LENGTH + ")", MAX_LENGTH)));
        }
        if (!sent.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new ApiFailure.Invalid(
                    MESSAGE, List.of(Refusal.of(HEADER, RefusalCode.INVALID, "must be printable characters of ASCII")));
        }
    }

    /** The answer to a request with more than one key. */
    static ApiFailure several() {
        return new ApiFailure.Invalid(
                MESSAGE, List.of(Refusal.of(HEADER, RefusalCode.UNEXPECTED_VALUE, "must be sent once", 1)));
    }

    /** The answer to the same key with another body or query. */
    static ApiFailure mismatch() {
        return new ApiFailure.Invalid(
                MESSAGE,
                List.of(Refusal.of(
                        HEADER, RefusalCode.MUST_BE_UNIQUE, "was used for another body or query; choose a new key")));
    }

    /** The answer while the first request under the key is still being worked on. */
    static ApiFailure inFlight() {
        return new ApiFailure.Conflict("A request with this " + HEADER + " is being worked on. Try again shortly", 1);
    }

    /** Ends the work on a request that another process has answered meanwhile. Nobody sees it: that answer takes its place. */
    static ApiFailure answered() {
        return new ApiFailure.Conflict("A request with this " + HEADER + " has been answered", 0);
    }

    /** The day, in UTC, whose partition keeps the answer. */
    LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The number of the lock that is held while it is decided whether the key is free. */
    long lock() {
        return HexFormat.fromHexDigitsToLong(scope, 0, Long.BYTES * 2);
    }
}
