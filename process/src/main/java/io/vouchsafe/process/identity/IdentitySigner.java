package io.vouchsafe.process.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vouchsafe.contract.caller.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Signs who sends a request, by a key that only this process has. Tokens last a minute and are used for a third of it, so that a busy caller costs a
 * signature only now and then; the key is replaced by a new one every few hours.
 */
public final class IdentitySigner {

    private static final Duration KEY_USE = Duration.ofHours(6);
    private static final Duration TOKEN_USE = Identity.LIFE.dividedBy(3);
    private static final int MAX_CALLERS = 10_000;

    private final IdentityKeys keys;
    private final Clock clock;
    private final LoadingCache<Caller, String> tokens;
    private volatile Key key;

    private record Key(ECKey pair, Instant until) {}

    /** Makes the first key and publishes it. */
    public IdentitySigner(IdentityKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterWrite(TOKEN_USE)
                .ticker(ticker(clock))
                .build(this::sign);
        this.key = newKey();
    }

    /** The same clock that the tokens bear, so that a clock that was set does not keep old ones in use. */
    private static Ticker ticker(Clock clock) {
        return () -> clock.millis() * 1_000_000;
    }

    /**
     * A token that proves to the sides who this is.
     *
     * @throws org.springframework.dao.DataAccessException if a new key is due and cannot be published
     */
    public String token(Caller caller) {
        return tokens.get(caller);
    }

    private String sign(Caller caller) {
        Instant now = clock.instant();
        ECKey pair = keyAt(now).pair();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(pair.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .audience(Identity.AUDIENCE)
                        .subject(caller.credential())
                        .claim(Identity.PROJECT, caller.projectId())
                        .claim(Identity.ROLE, caller.role().wire())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Identity.LIFE)))
                        .build());
        try {
            token.sign(new ECDSASigner(pair));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java signs by P-256", e);
        }
        return token.serialize();
    }

    private Key keyAt(Instant now) {
        Key current = key;
        if (now.isBefore(current.until())) {
            return current;
        }
        synchronized (this) {
            if (!now.isBefore(key.until())) {
                key = newKey();
            }
            return key;
        }
    }

    private Key newKey() {
        try {
            ECKey pair =
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            keys.publish(pair, KEY_USE.plus(Identity.LIFE).plus(Identity.SKEW).plus(Identity.SKEW));
            return new Key(pair, clock.instant().plus(KEY_USE));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java makes keys of P-256", e);
        }
    }
}
