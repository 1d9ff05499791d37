package io.vouchsafe.gateway.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How credentials are kept and for how long a check is trusted.
 *
 * @param recheck the longest time for which a revoked key, a deactivated user or an old password still works
 * @param proof for how long a password need not be hashed again, as long as its hash in the database stays the same
 * @param bcryptStrength logarithm of bcrypt's rounds for new passwords, 4 to 31; each step doubles the time of a check
 */
@ConfigurationProperties("vouchsafe.access")
public record AccessProperties(
        @DefaultValue("10s") Duration recheck,
        @DefaultValue("15m") Duration proof,
        @DefaultValue("" + BCRYPT_STRENGTH) int bcryptStrength) {

    /** What new passwords are hashed with where nothing else is said. */
    static final int BCRYPT_STRENGTH = 10;
}
