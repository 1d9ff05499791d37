package io.vouchsafe.gateway.authentication;

import io.vouchsafe.gateway.access.ApiKeySecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a client sent to prove who it is: one of the two kinds of the contract (§1.1). */
public sealed interface Credentials {

    /** {@code Authorization: Basic}: an e-mail address and a password. */
    record EmailAndPassword(String email, String password) implements Credentials {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "EmailAndPassword[]";
        }
    }

    /** {@code Authorization: Bearer}: an API key that is at least well-formed. */
    record ApiKey(String secret) implements Credentials {
        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "ApiKey[]";
        }
    }

    /**
     * Reads the header.
     *
     * @return {@code null} for another scheme, or for what cannot be right
     */
    static @Nullable Credentials read(String header) {
        int blank = header.indexOf(' ');
        if (blank < 0) {
            return null;
        }
        String scheme = header.substring(0, blank);
        String value = header.substring(blank + 1).strip();
        if (scheme.equalsIgnoreCase("Bearer")) {
            return ApiKeySecret.wellFormed(value) ? new ApiKey(value) : null;
        }
        return scheme.equalsIgnoreCase("Basic") ? emailAndPassword(value) : null;
    }

    private static @Nullable Credentials emailAndPassword(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        String pair = new String(bytes, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        // PostgreSQL cannot even compare a text with NUL in it.
        return colon < 0 || pair.indexOf('\0') >= 0
                ? null
                : new EmailAndPassword(pair.substring(0, colon), pair.substring(colon + 1));
    }
}
