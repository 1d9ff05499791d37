package io.vouchsafe.contract.error;

import io.vouchsafe.events.type.Refusal;
import java.util.List;

/**
 * A request that is answered with an error body. A closed list: whatever is not one of these is a bug and answered with 500. Carries no stack
 * trace, because it is an answer and not a fault.
 */
public abstract sealed class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ApiFailure(String message) {
        super(message, null, false, false);
    }

    /** HTTP status of the answer. */
    public abstract int status();

    /** Body of the answer. */
    public abstract ErrorBody body();

    /** Seconds after which trying the very same again makes sense; 0 if it never does. */
    public int retryAfterSeconds() {
        return 0;
    }

    /** The body is not JSON, or not an object: 400. */
    public static final class Malformed extends ApiFailure {
        private static final long serialVersionUID = 1L;
        private final int status;

        public Malformed(String message) {
            this(400, message);
        }

        private Malformed(int status, String message) {
            super(message);
            this.status = status;
        }

        /** A body beyond the size that the server takes: 413. */
        public static Malformed tooLarge(long limitBytes) {
            return new Malformed(413, "The request body is larger than " + limitBytes + " bytes");
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public ErrorBody body() {
            return ErrorBody.of(ErrorCode.INVALID, String.valueOf(getMessage()));
        }
    }

    /** Well-formed, but refused: 422 with every reason. */
    public static final class Invalid extends ApiFailure {
        private static final long serialVersionUID = 1L;
        private final transient ErrorCode code;
        private final transient List<Refusal> refusals;

        public Invalid(String message, List<Refusal> refusals) {
            this(ErrorCode.INVALID, message, refusals);
        }

        public Invalid(ErrorCode code, String message, List<Refusal> refusals) {
            super(message);
            this.code = code;
            this.refusals = List.copyOf(refusals);
        }

        /** Every reason, in the order of the checks. */
        public List<Refusal> refusals() {
            return refusals;
        }

        @Override
        public int status() {
            return 422;
        }

        @Override
        public ErrorBody body() {
            return ErrorBody.of(code, String.valueOf(getMessage()), refusals);
        }
    }

    /** Credentials that prove nothing: 401. Whoever throws it adds a challenge to the answer. */
    public static final class NotAuthorized extends ApiFailure {
        private static final long serialVersionUID = 1L;

        public NotAuthorized() {
            super("Valid credentials are required");
        }

        @Override
        public int status() {
            return 401;
        }

        @Override
        public ErrorBody body() {
            return ErrorBody.of(ErrorCode.NOT_AUTHORIZED, String.valueOf(getMessage()));
        }
    }

    /** There is no such thing in the caller's project: 404. */
    public static final class NotFound extends ApiFailure {
        private static final long serialVersionUID = 1L;

        public NotFound(String what) {
            super(what + " not found");
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public ErrorBody body() {
            return ErrorBody.of(ErrorCode.NOT_FOUND, String.valueOf(getMessage()));
        }
    }

    /** Not now, but perhaps later: answered with {@code Retry-After}. */
    public abstract static sealed class NotNow extends ApiFailure {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final ErrorCode code;
        private final int retryAfterSeconds;

        private NotNow(int status, ErrorCode code, String message, int retryAfterSeconds) {
            super(message);
            this.status = status;
            this.code = code;
            this.retryAfterSeconds = retryAfterSeconds;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public ErrorBody body() {
            return ErrorBody.of(code, String.valueOf(getMessage()));
        }

        @Override
        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** Too many failed attempts to sign in: 429. Nothing was checked, so nothing is said about the credentials. */
    public static final class TooManyAttempts extends NotNow {
        private static final long serialVersionUID = 1L;

        public TooManyAttempts(int retryAfterSeconds) {
            super(
                    429,
                    ErrorCode.NOT_AUTHORIZED,
                    "Too many failed attempts to sign in; try again later",
                    retryAfterSeconds);
        }
    }

    /** More requests than a limit allows: 429. Nothing was looked at, so nothing is said about what was asked for. */
    public static final class TooManyRequests extends NotNow {
        private static final long serialVersionUID = 1L;

        /**
         * A refusal by a limit.
         *
         * @param what there was too much of, such as {@code requests from this address}
         */
        public TooManyRequests(String what, int retryAfterSeconds) {
            super(429, ErrorCode.UNKNOWN_ERROR, "Too many " + what + "; try again later", retryAfterSeconds);
        }
    }

    /** Not while the same request is being worked on: 409. */
    public static final class Conflict extends NotNow {
        private static final long serialVersionUID = 1L;

        public Conflict(String message, int retryAfterSeconds) {
            super(409, ErrorCode.INVALID, message, retryAfterSeconds);
        }
    }

    /** Overload, a view that lags, or an outcome that is not known: 503. */
    public static final class Unavailable extends NotNow {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, int retryAfterSeconds) {
            super(503, ErrorCode.UNKNOWN_ERROR, message, retryAfterSeconds);
        }
    }

    /** Another process does this faster, and nothing was done here: 421. Only gateways see it, which ask for it. */
    public static final class Misdirected extends ApiFailure {
        private static final long serialVersionUID = 1L;

        public Misdirected() {
            super("Another process owns what this is about");
        }

        @Override
        public int status() {
            return 421;
        }

        @Override
        public ErrorBody body() {
            return ErrorBody.of(ErrorCode.UNKNOWN_ERROR, String.valueOf(getMessage()));
        }
    }
}
