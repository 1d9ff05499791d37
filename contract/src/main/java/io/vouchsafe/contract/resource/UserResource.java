package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as clients see it (contract §3.8). */
@JsonPropertyOrder({"type", "id", "name", "email", "team", "role", "access_scope", "active", "created_at", "updated_at"
})
public record UserResource(
        String type,
        long id,
        String name,
        String email,
        @Nullable String team,
        String role,
        String accessScope,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {}
