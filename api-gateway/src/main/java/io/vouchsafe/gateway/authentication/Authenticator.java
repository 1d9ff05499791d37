package io.vouchsafe.gateway.authentication;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.access.ApiKeySecret;
import io.vouchsafe.gateway.access.CredentialRows;
import io.vouchsafe.gateway.access.CredentialRows.UserRow;
import io.vouchsafe.gateway.access.CredentialsChanged;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Turns an {@code Authorization} header into a caller. For a header that was accepted a moment ago this is one HMAC and one look into a
 * cache. Only callers are cached, never refusals, so that nobody can fill the cache without valid credentials; requests that come with the
 * same new header at the same time wait for one check.
 */
public final class Authenticator implements CredentialsChanged {

    private static final Logger log = LoggerFactory.getLogger(Authenticator.class);

    private static final int MAX_CALLERS = 10_000;
    private static final int LOOKUPS_AT_ONCE = 2;
    private static final int MAX_WAITING = 1_000;
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final CredentialRows rows;
    private final PasswordCheck passwords;
    private final Fingerprint.Maker fingerprints;
    private final AsyncCache<Fingerprint, Caller> callers;
    private final Gate lookups = new Gate(LOOKUPS_AT_ONCE, MAX_WAITING, MAX_WAIT);

    /** @param recheck for how long a caller is trusted without a look into the database */
    Authenticator(
            CredentialRows rows,
            PasswordCheck passwords,
            Fingerprint.Maker fingerprints,
            Duration recheck,
            Ticker ticker) {
        this.rows = rows;
        this.passwords = passwords;
        this.fingerprints = fingerprints;
        this.callers = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterWrite(recheck)
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    /** Forgets the project's callers, and whoever is just being checked, so that no check that began before the change is remembered. */
    @Override
    public void inProject(long projectId) {
        callers.asMap().values().removeIf(caller -> {
            Caller known = caller.state() == Future.State.SUCCESS ? caller.resultNow() : null;
            return known == null || known.projectId() == projectId;
        });
    }

    /**
     * Who sends this header.
     *
     * @param address where the request comes from
     * @return {@code null} if it proves nothing
     * @throws ApiFailure.Unavailable if that cannot be found out just now
     * @throws ApiFailure.TooManyAttempts if this was tried in vain too often
     */
    @Nullable
    Caller callerOf(String header, String address) {
        Fingerprint fingerprint = fingerprints.of(header);
        CompletableFuture<Caller> known = callers.getIfPresent(fingerprint);
        if (known != null) {
            return outcome(known);
        }
        CompletableFuture<@Nullable Caller> mine = new CompletableFuture<>();
        CompletableFuture<Caller> others = callers.asMap().putIfAbsent(fingerprint, mine);
        if (others != null) {
            return outcome(others);
        }
        try {
            mine.complete(check(fingerprint, header, address));
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
        }
        return outcome(mine);
    }

    private static @Nullable Caller outcome(CompletableFuture<? extends @Nullable Caller> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof ApiFailure notNow) {
                throw notNow;
            }
            throw failure;
        }
    }

    private @Nullable Caller check(Fingerprint fingerprint, String header, String address) {
        Credentials credentials = Credentials.read(header);
        try {
            return switch (credentials) {
                case null -> null;
                case Credentials.ApiKey key -> lookups.pass(() -> rows.keyHolder(ApiKeySecret.hash(key.secret())));
                case Credentials.EmailAndPassword claim -> {
                    UserRow user = lookups.pass(() -> rows.user(claim.email()));
                    boolean right = passwords.right(new PasswordCheck.Claim(fingerprint, claim, address), user);
                    yield right && user != null ? user.caller() : null;
                }
            };
        } catch (DataAccessResourceFailureException | TransientDataAccessException down) {
            log.error("Credentials cannot be checked, because the database does not answer", down);
            throw new ApiFailure.Unavailable("Credentials cannot be checked just now", RETRY_AFTER_SECONDS);
        }
    }
}
