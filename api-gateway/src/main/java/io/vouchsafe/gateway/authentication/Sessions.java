package io.vouchsafe.gateway.authentication;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.gateway.access.ApiKeySecret;
import io.vouchsafe.gateway.access.CredentialsChanged;
import io.vouchsafe.gateway.access.SessionProperties;
import io.vouchsafe.gateway.access.SessionRows;
import io.vouchsafe.gateway.access.SessionRows.SessionRow;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of browsers: begun by credentials, known by a token, ended by time or by hand. A session is looked up as a header is: it is
 * trusted for a short time, and forgotten at once when credentials of its project change in this process.
 */
public final class Sessions implements CredentialsChanged {

    private final SessionRows rows;
    private final SessionProperties properties;
    private final Fingerprint.Maker fingerprints;
    private final Lookups lookups;
    private final SecureRandom random;
    private final Clock clock;
    private final KnownCallers<SessionRow> known;

    Sessions(
            SessionRows rows,
            SessionProperties properties,
            Fingerprint.Maker fingerprints,
            Lookups lookups,
            Times times) {
        this.rows = rows;
        this.properties = properties;
        this.fingerprints = fingerprints;
        this.lookups = lookups;
        this.random = new SecureRandom();
        this.clock = times.clock();
        this.known = new KnownCallers<>(
                times.recheck(), times.ticker(), session -> session.caller().projectId());
    }

    /**
     * What sessions are timed by.
     *
     * @param clock tells when they end
     * @param recheck for how long one is trusted without a look into the database
     * @param ticker measures that
     */
    record Times(Clock clock, Duration recheck, Ticker ticker) {}

    /**
     * A session that has just begun.
     *
     * @param token what the browser keeps; nobody else does
     */
    public record Begun(String token, SessionRow session) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Begun[session=" + session + "]";
        }
    }

    @Override
    public void inProject(long projectId) {
        known.forgetProject(projectId);
    }

    /** Begins a session of somebody who has proven to be somebody. */
    public Begun begin(Authenticator.Proven proven) {
        String token = ApiKeySecret.token(random);
        return new Begun(token, rows.begin(ApiKeySecret.hash(token), proven.caller(), proven.secretHash()));
    }

    /**
     * The session of a token, which is used by that.
     *
     * @return {@code null} if there is none, or it is over
     * @throws ApiFailure.Unavailable if that cannot be found out just now
     */
    @Nullable
    SessionRow use(String token) {
        SessionRow session = find(token);
        if (session == null || clock.instant().isBefore(session.usedAt().plus(properties.betweenWrites()))) {
            return session;
        }
        lookups.ask(() -> {
            rows.use(ApiKeySecret.hash(token));
            return true;
        });
        known.forget(fingerprints.of(token));
        return find(token);
    }

    /** As {@link #use}, and does not count as a use. */
    @Nullable
    SessionRow find(String token) {
        if (!ApiKeySecret.wellFormedToken(token)) {
            return null;
        }
        SessionRow session =
                known.get(fingerprints.of(token), () -> lookups.ask(() -> rows.find(ApiKeySecret.hash(token))));
        Instant now = clock.instant();
        return session != null && now.isBefore(session.endsAt()) ? session : null;
    }

    /** Ends the session of a token, if there is one: in this process at once, in others when they look it up again. */
    public void end(String token) {
        if (ApiKeySecret.wellFormedToken(token)) {
            rows.end(ApiKeySecret.hash(token));
            known.forget(fingerprints.of(token));
        }
    }
}
