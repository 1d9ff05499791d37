package io.vouchsafe.gateway.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.contract.error.ApiFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how often passwords can be guessed: {@value #MAX_PER_ADDRESS} times in five minutes for one name from one address, and
 * {@value #MAX_PER_NAME} times in an hour for one name from anywhere. Beyond that nothing is checked any more. A name counts as it was sent,
 * whether a user goes by it or not, so that the limit does not tell who exists. API keys are not bounded: there is nothing to guess.
 */
final class FailedSignIns {

    static final int MAX_PER_ADDRESS = 10;
    static final int MAX_PER_NAME = 100;

    private static final Duration PER_ADDRESS = Duration.ofMinutes(5);
    private static final Duration PER_NAME = Duration.ofHours(1);
    /** More names than that at once push the oldest out, so that nobody can fill the memory. */
    private static final int MAX_NAMES = 100_000;

    private final Fingerprint.Maker fingerprints;
    private final Cache<Fingerprint, AtomicInteger> byAddress;
    private final Cache<Fingerprint, AtomicInteger> byName;

    FailedSignIns(Fingerprint.Maker fingerprints, Ticker ticker) {
        this.fingerprints = fingerprints;
        this.byAddress = counters(PER_ADDRESS, ticker);
        this.byName = counters(PER_NAME, ticker);
    }

    /** A counter is written once and then only counted up, so it is gone that long after the first failure. */
    private static Cache<Fingerprint, AtomicInteger> counters(Duration window, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_NAMES)
                .expireAfterWrite(window)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Counts an attempt before it is made, so that many at the same time cannot slip through. */
    void count(String name, String address) {
        if (counter(byAddress, pair(name, address)).incrementAndGet() > MAX_PER_ADDRESS) {
            throw new ApiFailure.TooManyAttempts((int) PER_ADDRESS.toSeconds());
        }
        if (counter(byName, name(name)).incrementAndGet() > MAX_PER_NAME) {
            throw new ApiFailure.TooManyAttempts((int) PER_NAME.toSeconds());
        }
    }

    /** The attempt was not made after all. */
    void takeBack(String name, String address) {
        counter(byAddress, pair(name, address)).decrementAndGet();
        counter(byName, name(name)).decrementAndGet();
    }

    /** The attempt was right. */
    void forget(String name, String address) {
        byAddress.invalidate(pair(name, address));
        byName.invalidate(name(name));
    }

    private static AtomicInteger counter(Cache<Fingerprint, AtomicInteger> counters, Fingerprint key) {
        return counters.get(key, absent -> new AtomicInteger());
    }

    private Fingerprint pair(String name, String address) {
        return fingerprints.of(address + "\n" + name.toLowerCase(Locale.ROOT));
    }

    private Fingerprint name(String name) {
        return fingerprints.of(name.toLowerCase(Locale.ROOT));
    }
}
