package io.vouchsafe.process.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells whether a token is a gateway's, and whose. One that was verified is remembered while it is good. */
public final class IdentityVerifier {

    private static final int MAX_TOKENS = 20_000;
    private static final int MAX_KEYS = 1_000;
    /** Longer than a token is good, shorter than a key is: one that was removed by hand is not trusted for much longer. */
    private static final Duration KEY_TRUST = Duration.ofMinutes(5);

    private static final int LONGEST_TOKEN = 2_000;

    private final IdentityKeys keys;
    private final Clock clock;
    private final Cache<String, Proof> proofs = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(Identity.LIFE)
            .build();
    private final Cache<String, ECKey> known = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(KEY_TRUST)
            .build();

    /**
     * What a token proves.
     *
     * @param until when it is over
     */
    public record Proof(Caller caller, Instant until) {}

    public IdentityVerifier(IdentityKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Whose token this is.
     *
     * @return {@code null} if it proves nothing, or is over
     * @throws org.springframework.dao.DataAccessException if that cannot be found out just now
     */
    public @Nullable Proof verify(String token) {
        Proof proof = proofs.getIfPresent(token);
        if (proof == null && token.length() <= LONGEST_TOKEN) {
            proof = check(token);
            if (proof != null) {
                proofs.put(token, proof);
            }
        }
        return proof != null && clock.instant().isBefore(proof.until()) ? proof : null;
    }

    private @Nullable Proof check(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String id = jwt.getHeader().getKeyID();
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm()) || id == null) {
                return null;
            }
            ECKey key = key(id);
            if (key == null || !jwt.verify(new ECDSAVerifier(key))) {
                return null;
            }
            return proof(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private @Nullable ECKey key(String id) {
        ECKey key = known.getIfPresent(id);
        if (key == null) {
            key = keys.find(id);
            if (key != null) {
                known.put(id, key);
            }
        }
        return key;
    }

    /** @throws IllegalArgumentException for a role that this version does not know */
    private @Nullable Proof proof(JWTClaimsSet claims) throws ParseException {
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        Long project = claims.getLongClaim(Identity.PROJECT);
        String role = claims.getStringClaim(Identity.ROLE);
        if (!claims.getAudience().contains(Identity.AUDIENCE)
                || claims.getSubject() == null
                || issued == null
                || expires == null
                || project == null
                || role == null
                || issued.toInstant().isAfter(clock.instant().plus(Identity.SKEW))) {
            return null;
        }
        return new Proof(
                new Caller(project, claims.getSubject(), Role.valueOf(role.toUpperCase(Locale.ROOT))),
                expires.toInstant().plus(Identity.SKEW));
    }
}
