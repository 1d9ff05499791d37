package io.vouchsafe.gateway.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.gateway.access.AccessRows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key as admins see it.
 *
 * @param maskedKey the first characters of the secret, to tell keys apart
 * @param active whether it works, as far as the key itself is concerned: a user's key also needs its user
 * @param previousValidUntil until when the secret before the last rotation works too
 * @param secret the key itself; only in the answer that makes it, and left out everywhere else
 */
@JsonPropertyOrder({
    "type",
    "id",
    "name",
    "role",
    "user_id",
    "masked_key",
    "active",
    "created_at",
    "rotated_at",
    "previous_valid_until",
    "revoked_at",
    "secret"
})
record ApiKeyResource(
        String type,
        long id,
        String name,
        String role,
        @Nullable Long userId,
        String maskedKey,
        boolean active,
        Instant createdAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant previousValidUntil,
        @Nullable Instant revokedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    static ApiKeyResource of(AccessRows.Key key) {
        return of(key, null);
    }

    static ApiKeyResource of(AccessRows.Key key, @Nullable String secret) {
        return new ApiKeyResource(
                "ApiKey",
                key.id(),
                key.name(),
                key.role().wire(),
                key.userId(),
                key.masked(),
                key.revokedAt() == null,
                key.createdAt(),
                key.rotatedAt(),
                key.previousValidUntil(),
                key.revokedAt(),
                secret);
    }

    /** Names the key without its secret, so that no log can hold it. */
    @Override
    public String toString() {
        return "ApiKeyResource[id=" + id + "]";
    }
}
