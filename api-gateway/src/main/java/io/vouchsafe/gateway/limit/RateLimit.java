package io.vouchsafe.gateway.limit;

import java.time.Duration;

/**
 * A limit as a bucket of tokens: full in the beginning, a token for each request, and filled up again evenly.
 *
 * @param name by which clients and metrics know it: lower case letters
 * @param what there is too much of where it refuses, as in "too many …"
 * @param burst what the bucket holds; positive
 * @param tokens how many come in {@code period}; positive
 */
record RateLimit(String name, String what, long burst, long tokens, Duration period) {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** The time in which an empty bucket is full again. */
    Duration untilFull() {
        return Duration.ofNanos(nanosUntilFull(0));
    }

    /** @param remaining tokens that there are; negative if more were taken than there were */
    private long nanosUntilFull(long remaining) {
        long missing = burst - remaining;
        return missing <= 0 ? 0 : Math.ceilDiv(Math.multiplyExact(missing, period.toNanos()), tokens);
    }

    /** A member of {@code RateLimit-Policy}: the quota, and the window in which it comes again. */
    String policy() {
        return "\"" + name + "\";q=" + burst + ";w=" + seconds(nanosUntilFull(0));
    }

    /** A member of {@code RateLimit}: what is left, and after how many seconds all of it would be there again. */
    String state(long remaining) {
        return "\"" + name + "\";r=" + Math.max(remaining, 0) + ";t=" + seconds(nanosUntilFull(remaining));
    }

    /** Whole seconds, rounded up: whoever waits so long has waited long enough. */
    static long seconds(long nanos) {
        return Math.ceilDiv(nanos, NANOS_PER_SECOND);
    }
}
