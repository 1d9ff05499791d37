package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.error.ApiFailure;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Adds and removes those who may call. What is wrong with the input is refused with {@link ApiFailure.Invalid}; nothing is changed then.
 * Running processes notice a revocation, a deactivation or a new password within {@link AccessProperties#recheck()}.
 */
public final class AccessDirectory {

    private final AccessSchema schema;
    private final PasswordEncoder passwords;
    private final SecureRandom random;
    private final Clock clock;

    AccessDirectory(AccessSchema schema, PasswordEncoder passwords, SecureRandom random, Clock clock) {
        this.schema = schema;
        this.passwords = passwords;
        this.random = random;
        this.clock = clock;
    }

    /** Adds a project and answers its id. */
    public long addProject(NewProject project) {
        new Checks().name("name", project.name()).done("Project is invalid");
        try {
            return schema.jdbc()
                    .sql("insert into access.project (name, currency, time_zone) values (?, ?, ?) returning id")
                    .params(
                            project.name(),
                            project.currency().code(),
                            project.timeZone().getId())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException taken) {
            throw Checks.taken("Project is invalid", "name");
        }
    }

    /** Adds an active user and answers its id. The password is hashed slowly, and is not kept. */
    public long addUser(NewUser user) {
        new Checks()
                .name("name", user.name())
                .email(user.email())
                .optionalName("team", user.team())
                .password(user.password())
                .done("User is invalid");
        requireProject(user.projectId());
        try {
            return schema.jdbc()
                    .sql("""
                            insert into access.app_user
                                (project_id, name, email, team, role, access_scope, active, password_hash, created_at, updated_at)
                            values (:project, :name, :email, :team, :role, :scope, true, :hash, :now, :now) returning id""")
                    .param("project", user.projectId())
                    .param("name", user.name())
                    .param("email", user.email())
                    .param("team", user.team(), Types.VARCHAR)
                    .param("role", user.role().wire())
                    .param("scope", user.accessScope().wire())
                    .param("hash", passwords.encode(user.password()))
                    .param("now", now())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException taken) {
            throw Checks.taken("User is invalid", "email");
        }
    }

    /** Gives a user another password. The old one stops to work. */
    public void changePassword(long userId, String password) {
        new Checks().password(password).done("User is invalid");
        changeUser("password_hash", passwords.encode(password), userId);
    }

    /** Shuts a user out, together with the user's API keys, or lets them in again. */
    public void setActive(long userId, boolean active) {
        changeUser("active", active, userId);
    }

    private void changeUser(String column, Object value, long userId) {
        int changed = schema.jdbc()
                .sql("update access.app_user set " + column + " = ?, updated_at = ? where id = ?")
                .params(value, now(), userId)
                .update();
        if (changed == 0) {
            throw new ApiFailure.NotFound("User");
        }
    }

    /** Makes an API key. Its secret is in the answer and nowhere else. */
    public IssuedApiKey addApiKey(NewApiKey key) {
        new Checks().name("name", key.name()).done("API key is invalid");
        requireProject(key.projectId());
        requireUser(key);
        String secret = ApiKeySecret.generate(random);
        long id = schema.jdbc()
                .sql("""
                        insert into access.api_key (project_id, user_id, name, role, key_hash, created_at)
                        values (:project, :user, :name, :role, :hash, :now) returning id""")
                .param("project", key.projectId())
                .param("user", key.userId(), Types.BIGINT)
                .param("name", key.name())
                .param("role", key.role().wire())
                .param("hash", ApiKeySecret.hash(secret))
                .param("now", now())
                .query(Long.class)
                .single();
        return new IssuedApiKey(id, secret);
    }

    /** Makes an API key worthless; doing so twice changes nothing. */
    public void revokeApiKey(long keyId) {
        int changed = schema.jdbc()
                .sql("update access.api_key set revoked_at = coalesce(revoked_at, ?) where id = ?")
                .params(now(), keyId)
                .update();
        if (changed == 0) {
            throw new ApiFailure.NotFound("API key");
        }
    }

    private void requireProject(long projectId) {
        if (!schema.exists("select 1 from access.project where id = ?", projectId)) {
            throw new ApiFailure.NotFound("Project");
        }
    }

    private void requireUser(NewApiKey key) {
        Long userId = key.userId();
        if (userId != null
                && !schema.exists(
                        "select 1 from access.app_user where project_id = ? and id = ?", key.projectId(), userId)) {
            throw new ApiFailure.NotFound("User");
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
