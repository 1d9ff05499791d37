package io.vouchsafe.gateway.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who administers the first project, read once, by the first start on an empty database; from the environment as
 * {@code VOUCHSAFE_ADMIN_EMAIL} and {@code VOUCHSAFE_ADMIN_PASSWORD}.
 *
 * @param email else {@code admin@vouchsafe.local}
 * @param password else a random one, which is printed
 */
@ConfigurationProperties("vouchsafe.admin")
public record AdminProperties(
        @Nullable String email, @Nullable String password) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "AdminProperties[email=" + email + "]";
    }
}
