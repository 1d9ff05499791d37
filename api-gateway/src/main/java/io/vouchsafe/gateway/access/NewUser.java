package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Role;
import org.jspecify.annotations.Nullable;

/**
 * A user to be (contract §3.8).
 *
 * @param name 1 to 100 characters
 * @param email unique across projects, whatever its case
 * @param team up to 100 characters
 * @param password 8 characters or more, and at most 72 bytes of UTF-8, because the hash reads no further
 */
public record NewUser(
        long projectId,
        String name,
        String email,
        @Nullable String team,
        Role role,
        AccessScope accessScope,
        String password) {

    /** Names the user without the password, so that no log can hold it. */
    @Override
    public String toString() {
        return "NewUser[projectId=" + projectId + ", email=" + email + ", role=" + role + "]";
    }
}
