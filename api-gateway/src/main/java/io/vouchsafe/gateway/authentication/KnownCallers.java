package io.vouchsafe.gateway.authentication;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.contract.error.ApiFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short time whom a header or a cookie stands for. Only what was accepted is remembered, never refusals, so that nobody can fill
 * the memory without valid credentials; requests that come with the same new one at the same time wait for one check.
 *
 * @param <V> what is known of a caller
 */
final class KnownCallers<V> {

    private static final int MAX_CALLERS = 10_000;

    private final AsyncCache<Fingerprint, V> callers;
    private final ToLongFunction<V> projectOf;

    /** @param trusted for how long nothing is checked again */
    KnownCallers(Duration trusted, Ticker ticker, ToLongFunction<V> projectOf) {
        this.projectOf = projectOf;
        this.callers = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterWrite(trusted)
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    /** What is known, or else what the check finds out; {@code null} if that is nothing. A failure of the check goes to all who waited for it. */
    @Nullable
    V get(Fingerprint fingerprint, Supplier<? extends @Nullable V> check) {
        CompletableFuture<V> known = callers.getIfPresent(fingerprint);
        if (known != null) {
            return outcome(known);
        }
        CompletableFuture<@Nullable V> mine = new CompletableFuture<>();
        CompletableFuture<V> others = callers.asMap().putIfAbsent(fingerprint, mine);
        if (others != null) {
            return outcome(others);
        }
        try {
            mine.complete(check.get());
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
        }
        return outcome(mine);
    }

    /** Forgets one, also if it is just being checked. */
    void forget(Fingerprint fingerprint) {
        callers.asMap().remove(fingerprint);
    }

    /** Forgets the project's callers, and whoever is just being checked, so that no check that began before a change is remembered. */
    void forgetProject(long projectId) {
        callers.asMap().values().removeIf(caller -> {
            V known = caller.state() == Future.State.SUCCESS ? caller.resultNow() : null;
            return known == null || projectOf.applyAsLong(known) == projectId;
        });
    }

    private static <V> @Nullable V outcome(CompletableFuture<? extends @Nullable V> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof ApiFailure notNow) {
                throw notNow;
            }
            throw failure;
        }
    }
}
