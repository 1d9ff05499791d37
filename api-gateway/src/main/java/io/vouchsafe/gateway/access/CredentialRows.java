package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks up what a credential names. One indexed query each, never cached here. */
public final class CredentialRows {

    private final AccessSchema schema;

    CredentialRows(AccessSchema schema) {
        this.schema = schema;
    }

    /**
     * A user as far as signing in is concerned.
     *
     * @param caller who the user is, once the password is proven
     * @param active whether the user may sign in at all
     * @param passwordHash slow hash of the password, with the name of its algorithm
     */
    public record UserRow(Caller caller, boolean active, String passwordHash) {

        /** Keeps the hash out of logs. */
        @Override
        public String toString() {
            return "UserRow[caller=" + caller + ", active=" + active + "]";
        }
    }

    /** The user with an e-mail address, whatever its case; {@code null} if there is none. */
    public @Nullable UserRow user(String email) {
        return schema.jdbc()
                .sql(
                        "select id, project_id, role, active, password_hash from access.app_user where lower(email) = lower(?)")
                .param(email)
                .query((row, number) -> new UserRow(
                        new Caller(row.getLong("project_id"), "user:" + row.getLong("id"), role(row.getString("role"))),
                        row.getBoolean("active"),
                        row.getString("password_hash")))
                .optional()
                .orElse(null);
    }

    /** Who holds the API key with this hash; {@code null} if there is none, or it is revoked, or its user is not active. */
    public @Nullable Caller keyHolder(byte[] hash) {
        return schema.jdbc()
                .sql("""
                        select k.id, k.project_id, k.role, k.key_hash
                          from access.api_key k left join access.app_user u on u.id = k.user_id
                         where k.key_hash = ? and k.revoked_at is null and (k.user_id is null or u.active)""")
                .param(hash)
                .query((row, number) -> MessageDigest.isEqual(hash, row.getBytes("key_hash"))
                        ? new Caller(row.getLong("project_id"), "key:" + row.getLong("id"), role(row.getString("role")))
                        : null)
                .optional()
                .orElse(null);
    }

    private static Role role(String stored) {
        return Role.valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
