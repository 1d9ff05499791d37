package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.error.ErrorCode;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

/** The rows of API keys as {@link AccessDirectory} changes them. */
public final class ApiKeys {

    /** The longest time for which a rotated key's old secret may go on working: seven days. */
    public static final long MAX_GRACE_SECONDS = 604_800;

    private static final String INVALID = "API key is invalid";

    private final AccessSchema schema;
    private final SecureRandom random;
    private final Clock clock;

    ApiKeys(AccessSchema schema, SecureRandom random, Clock clock) {
        this.schema = schema;
        this.random = random;
        this.clock = clock;
    }

    IssuedApiKey add(NewApiKey key) {
        new Checks().name("name", key.name()).done(INVALID);
        schema.requireProject(key.projectId());
        requireUser(key);
        String secret = ApiKeySecret.generate(random);
        long id = schema.jdbc()
                .sql("""
                        insert into access.api_key (project_id, user_id, name, role, key_hash, hint, created_at)
                        values (:project, :user, :name, :role, :hash, :hint, :now) returning id""")
                .param("project", key.projectId())
                .param("user", key.userId(), Types.BIGINT)
                .param("name", key.name())
                .param("role", key.role().wire())
                .param("hash", ApiKeySecret.hash(secret))
                .param("hint", ApiKeySecret.hint(secret))
                .param("now", now())
                .query(Long.class)
                .single();
        return new IssuedApiKey(id, secret);
    }

    /** A key may do no more than its user. */
    private void requireUser(NewApiKey key) {
        Long userId = key.userId();
        if (userId == null) {
            return;
        }
        String role = schema.jdbc()
                .sql("select role from access.app_user where project_id = ? and id = ?")
                .params(key.projectId(), userId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> refused("user_id", RefusalCode.INVALID, "is no user of this project"));
        if (!role.equals(Role.ADMIN.wire()) && !role.equals(key.role().wire())) {
            throw new ApiFailure.Invalid(
                    INVALID,
                    List.of(Refusal.of("role", RefusalCode.UNEXPECTED_VALUE, "must be the user's own, " + role, role)));
        }
    }

    IssuedApiKey rotate(long projectId, long keyId, long graceSeconds) {
        String secret = ApiKeySecret.generate(random);
        OffsetDateTime now = now();
        boolean overlap = graceSeconds > 0;
        int rows = schema.jdbc()
                .sql("""
                        update access.api_key
                           set previous_hash = case when :overlap then key_hash end, previous_valid_until = :until,
                               key_hash = :hash, hint = :hint, rotated_at = :now
                         where project_id = :project and id = :id and revoked_at is null""")
                .param("overlap", overlap)
                .param("until", overlap ? now.plusSeconds(graceSeconds) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("hash", ApiKeySecret.hash(secret))
                .param("hint", ApiKeySecret.hint(secret))
                .param("now", now)
                .param("project", projectId)
                .param("id", keyId)
                .update();
        if (rows == 0) {
            role(projectId, keyId);
            throw refused("base", RefusalCode.NOT_ACTIVE, "is revoked; make a new key");
        }
        return new IssuedApiKey(keyId, secret);
    }

    void revoke(long projectId, long keyId) {
        schema.transaction().executeWithoutResult(status -> {
            schema.lockProject(projectId);
            Role role = role(projectId, keyId);
            int rows = schema.jdbc().sql("""
                            update access.api_key set revoked_at = ?, previous_hash = null, previous_valid_until = null
                             where project_id = ? and id = ? and revoked_at is null""").params(now(), projectId, keyId).update();
            if (rows == 1 && role == Role.ADMIN && !schema.canBeAdministered(projectId)) {
                throw new ApiFailure.Invalid(
                        ErrorCode.CAN_NOT_BE_DELETED,
                        "API key cannot be revoked",
                        List.of(Refusal.of(
                                "base",
                                RefusalCode.INVALID,
                                "is the last way to administer the project; add an admin or another key first")));
            }
        });
    }

    private Role role(long projectId, long keyId) {
        return schema.jdbc()
                .sql("select role from access.api_key where project_id = ? and id = ?")
                .params(projectId, keyId)
                .query((row, number) -> CredentialRows.role(row.getString("role")))
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound("API key"));
    }

    private static ApiFailure.Invalid refused(String attribute, RefusalCode code, String message) {
        return new ApiFailure.Invalid(INVALID, List.of(Refusal.of(attribute, code, message)));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
