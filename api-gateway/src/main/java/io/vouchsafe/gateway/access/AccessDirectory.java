package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Adds, changes and removes projects and those who may call. What is wrong with the input is refused with {@link ApiFailure.Invalid}; nothing is
 * changed then. Every change names the project it is made in, and knows nobody of another one. This process acts on a change at once; others
 * notice it within {@link AccessProperties#recheck()}.
 */
public final class AccessDirectory {

    private final AccessSchema schema;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final CredentialsChanged changed;
    private final ApiKeys keys;

    AccessDirectory(
            AccessSchema schema,
            PasswordEncoder passwords,
            SecureRandom random,
            Clock clock,
            CredentialsChanged changed) {
        this.schema = schema;
        this.passwords = passwords;
        this.clock = clock;
        this.changed = changed;
        this.keys = new ApiKeys(schema, random, clock);
    }

    /**
     * What can be changed of a user; the e-mail address stays, because it names the user.
     *
     * @param name 1 to 100 characters
     * @param team up to 100 characters
     * @param active whether the user and the user's API keys are let in
     */
    public record UserTerms(String name, @Nullable String team, Role role, boolean active) {

        UserTerms withActive(boolean wanted) {
            return new UserTerms(name, team, role, wanted);
        }

        boolean administers() {
            return active && role == Role.ADMIN;
        }
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

    /** Adds a project with a first key, an admin's, so that somebody can enter it. */
    public Founded foundProject(NewProject project) {
        return Objects.requireNonNull(schema.transaction().execute(status -> {
            long id = addProject(project);
            return new Founded(id, addApiKey(new NewApiKey(id, null, "first key", Role.ADMIN)));
        }));
    }

    /** A fresh project and its first key. */
    public record Founded(long projectId, IssuedApiKey key) {}

    /** Adds an active user and answers its id. The password is hashed slowly, and is not kept. */
    public long addUser(NewUser user) {
        new Checks()
                .name("name", user.name())
                .email(user.email())
                .optionalName("team", user.team())
                .password(user.password())
                .done("User is invalid");
        schema.requireProject(user.projectId());
        try {
            return schema.jdbc()
                    .sql("""
                            insert into access.app_user
                                (project_id, name, email, team, role, access_scope, active, password_hash, created_at, updated_at)
                            values (:project, :name, :email, :team, :role, :scope, true, :hash, :now, :now) returning id""")
                    .param("project", user.projectId())
                    .param("name", user.name())
                    .param("email", EmailAddress.normal(user.email()))
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
    public void changePassword(long projectId, long userId, String password) {
        new Checks().password(password).done("User is invalid");
        int rows = schema.jdbc()
                .sql("update access.app_user set password_hash = ?, updated_at = ? where project_id = ? and id = ?")
                .params(passwords.encode(password), now(), projectId, userId)
                .update();
        if (rows == 0) {
            throw new ApiFailure.NotFound("User");
        }
        changed.inProject(projectId);
    }

    /** Shuts a user out, together with the user's API keys, or lets them in again. */
    public void setActive(long projectId, long userId, boolean active) {
        changeUser(projectId, userId, terms -> terms.withActive(active));
    }

    /**
     * Changes a user from what is stored to what {@code change} makes of it. Refused if nobody would be left to administer the project; the
     * project's row is locked, so that two admins cannot shut each other out.
     *
     * @throws ApiFailure.NotFound if the project has no such user
     */
    public void changeUser(long projectId, long userId, UnaryOperator<UserTerms> change) {
        schema.transaction().executeWithoutResult(status -> {
            schema.lockProject(projectId);
            UserTerms before = terms(projectId, userId);
            UserTerms after = change.apply(before);
            new Checks()
                    .name("name", after.name())
                    .optionalName("team", after.team())
                    .done("User is invalid");
            schema.jdbc()
                    .sql("""
                            update access.app_user
                               set name = :name, team = :team, role = :role, active = :active, updated_at = :now
                             where project_id = :project and id = :id""")
                    .param("name", after.name())
                    .param("team", after.team(), Types.VARCHAR)
                    .param("role", after.role().wire())
                    .param("active", after.active())
                    .param("now", now())
                    .param("project", projectId)
                    .param("id", userId)
                    .update();
            if (before.administers() && !after.administers() && !schema.hasActiveAdmin(projectId)) {
                throw new ApiFailure.Invalid(
                        "User is invalid",
                        List.of(Refusal.of(
                                after.active() ? "role" : "active",
                                RefusalCode.INVALID,
                                "must stay, because nobody else administers the project")));
            }
        });
        changed.inProject(projectId);
    }

    private UserTerms terms(long projectId, long userId) {
        return schema.jdbc()
                .sql("select name, team, role, active from access.app_user where project_id = ? and id = ?")
                .params(projectId, userId)
                .query((row, number) -> new UserTerms(
                        row.getString("name"),
                        row.getString("team"),
                        CredentialRows.role(row.getString("role")),
                        row.getBoolean("active")))
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound("User"));
    }

    /** Makes an API key. Its secret is in the answer and nowhere else. */
    public IssuedApiKey addApiKey(NewApiKey key) {
        return keys.add(key);
    }

    /**
     * Gives a key another secret, which is in the answer and nowhere else. The key keeps its id, by which the history knows it.
     *
     * @param graceSeconds for how long the old secret goes on working, 0 to {@link ApiKeys#MAX_GRACE_SECONDS}; 0 stops it at once. A secret
     *     that was still in such a time from an earlier rotation stops now
     */
    public IssuedApiKey rotateApiKey(long projectId, long keyId, long graceSeconds) {
        IssuedApiKey issued = keys.rotate(projectId, keyId, graceSeconds);
        changed.inProject(projectId);
        return issued;
    }

    /** Makes an API key worthless for good; doing so twice changes nothing. Refused if nobody would be left to administer the project. */
    public void revokeApiKey(long projectId, long keyId) {
        keys.revoke(projectId, keyId);
        changed.inProject(projectId);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
