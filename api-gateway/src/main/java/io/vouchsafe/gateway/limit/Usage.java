package io.vouchsafe.gateway.limit;

import io.vouchsafe.contract.error.ApiFailure;

/**
 * How far a limit is used up by somebody.
 *
 * @param remaining tokens; negative if more were taken than there were
 * @param waitNanos until the next request would be let through; 0 if this one is
 */
record Usage(RateLimit limit, long remaining, long waitNanos) {

    boolean refused() {
        return waitNanos > 0;
    }

    ApiFailure.TooManyRequests refusal() {
        return new ApiFailure.TooManyRequests(limit.what(), Math.toIntExact(RateLimit.seconds(waitNanos)));
    }

    /** Whether less of this limit is left than of another one, each measured by what it has in all. */
    boolean nearerToItsEndThan(Usage other) {
        return remaining * other.limit.burst() < other.remaining * limit.burst();
    }
}
