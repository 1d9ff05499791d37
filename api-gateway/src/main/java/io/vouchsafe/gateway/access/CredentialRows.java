package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.Role;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks up what a credential names. One indexed query each, never cached here. */
public final class CredentialRows {

    private final AccessSchema schema;
    private final Clock clock;

    CredentialRows(AccessSchema schema, Clock clock) {
        this.schema = schema;
        this.clock = clock;
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
                .param(EmailAddress.normal(email))
                .query((row, number) -> new UserRow(
                        new Caller(row.getLong("project_id"), "user:" + row.getLong("id"), role(row.getString("role"))),
                        row.getBoolean("active"),
                        row.getString("password_hash")))
                .optional()
                .orElse(null);
    }

    /**
     * Who holds the API key with this hash, be it the key's present secret or the one before, in its time of grace; {@code null} if there is
     * none, or it is revoked, or its user is not active or may do less than the key.
     */
    public @Nullable Caller keyHolder(byte[] hash) {
        return schema.jdbc()
                .sql("""
                        select k.id, k.project_id, k.role, k.hash
                          from (select id, project_id, user_id, role, revoked_at, key_hash as hash
                                  from access.api_key where key_hash = :hash
                                union all
                                select id, project_id, user_id, role, revoked_at, previous_hash
                                  from access.api_key where previous_hash = :hash and previous_valid_until > :now) k
                          left join access.app_user u on u.id = k.user_id
                         where k.revoked_at is null
                           and (k.user_id is null or (u.active and u.role in ('admin', k.role)))""")
                .param("hash", hash)
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> MessageDigest.isEqual(hash, row.getBytes("hash"))
                        ? new Caller(row.getLong("project_id"), "key:" + row.getLong("id"), role(row.getString("role")))
                        : null)
                .optional()
                .orElse(null);
    }

    static Role role(String stored) {
        return Role.valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
