package io.vouchsafe.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A bucket for everybody who was seen lately. Each is one atomic reference, so that requests never wait for each other. A bucket that nobody asked for
 * until it was full again is forgotten, since a new one is the same.
 *
 * @param <K> who is counted
 */
final class Buckets<K> {

    /** More at once push out those that are seldom asked for, so that nobody can fill the memory: some 30 MB. */
    private static final int MOST = 100_000;
    /** Longer than it takes to fill a bucket, because one that was overdrawn takes longer. */
    private static final Duration KEPT_LONGER = Duration.ofMinutes(10);

    private final RateLimit limit;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets;

    Buckets(RateLimit limit, TimeMeter time) {
        this.limit = limit;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(limit.untilFull().plus(KEPT_LONGER))
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /** Takes a token, if there is one. */
    Usage take(K who) {
        ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
        return new Usage(limit, probe.getRemainingTokens(), probe.getNanosToWaitForRefill());
    }

    /** Whether there is a token, without taking it. */
    Usage look(K who) {
        EstimationProbe probe = bucket(who).estimateAbilityToConsume(1);
        return new Usage(limit, probe.getRemainingTokens(), probe.getNanosToWaitForRefill());
    }

    /** Takes a token, also where there is none: then the next ones are used up already when they come. */
    void overdraw(K who) {
        bucket(who).consumeIgnoringRateLimits(1);
    }

    private Bucket bucket(K who) {
        return buckets.get(
                who,
                newcomer -> Bucket.builder()
                        .addLimit(bandwidth ->
                                bandwidth.capacity(limit.burst()).refillGreedy(limit.tokens(), limit.period()))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
