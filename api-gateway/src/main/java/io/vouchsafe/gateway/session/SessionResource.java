package io.vouchsafe.gateway.session;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, and what that credential may call.
 *
 * @param name of the user or the API key
 * @param email of the user; {@code null} for an API key
 * @param credential as the history names it
 * @param firstProject whether it is the project that the first start made
 * @param operations ids of the operations of the description that may be called
 * @param expiresAt when the session ends if nothing is asked until then; {@code null} without a session
 */
@JsonPropertyOrder({
    "type",
    "name",
    "email",
    "credential",
    "role",
    "project",
    "first_project",
    "operations",
    "expires_at"
})
record SessionResource(
        String type,
        String name,
        @Nullable String email,
        String credential,
        String role,
        Project project,
        boolean firstProject,
        List<String> operations,
        @Nullable Instant expiresAt) {

    /** The project that everything belongs to. */
    @JsonPropertyOrder({"id", "name", "currency", "currency_symbol", "time_zone"})
    record Project(long id, String name, String currency, String currencySymbol, String timeZone) {}
}
