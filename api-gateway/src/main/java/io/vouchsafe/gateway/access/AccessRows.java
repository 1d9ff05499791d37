package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.Currency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an admin sees of projects, users and API keys: never a secret, never a hash. Everything but projects is asked for within one project. */
public final class AccessRows {

    private static final String PROJECT = "select id, name, currency, time_zone from access.project ";
    private static final String USER =
            "select id, name, email, team, role, access_scope, active, created_at, updated_at from access.app_user ";
    private static final String KEY = """
            select id, user_id, name, role, hint, created_at, rotated_at, revoked_at, previous_valid_until
              from access.api_key\s""";

    private final AccessSchema schema;

    AccessRows(AccessSchema schema) {
        this.schema = schema;
    }

    /** A project. */
    public record Project(long id, String name, Currency currency, ZoneId timeZone) {}

    /** A user (contract §3.8). */
    public record User(
            long id,
            String name,
            String email,
            @Nullable String team,
            Role role,
            AccessScope accessScope,
            boolean active,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * An API key without its secret.
     *
     * @param userId whose it is; {@code null} for one of the project's own
     * @param hint the first characters of the secret; {@code null} for a key that is older than hints
     * @param previousValidUntil until when the secret works that the key had before its rotation; {@code null} if it stopped at once
     */
    public record Key(
            long id,
            @Nullable Long userId,
            String name,
            Role role,
            @Nullable String hint,
            Instant createdAt,
            @Nullable Instant rotatedAt,
            @Nullable Instant revokedAt,
            @Nullable Instant previousValidUntil) {

        /** As much of the secret as may be shown. */
        public String masked() {
            return (hint == null ? "vs_" : hint) + "…";
        }
    }

    /** One page of a list, and how long the whole list is. */
    public record Page<T>(List<T> rows, long total) {}

    /** All projects, by id. */
    public List<Project> projects() {
        return schema.jdbc()
                .sql(PROJECT + "order by id")
                .query(AccessRows::project)
                .list();
    }

    /** A project. */
    public Project project(long projectId) {
        return schema.jdbc()
                .sql(PROJECT + "where id = ?")
                .param(projectId)
                .query(AccessRows::project)
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound("Project"));
    }

    /** The project of that name; {@code null} if there is none. */
    public @Nullable Project projectNamed(String name) {
        return schema.jdbc()
                .sql(PROJECT + "where name = ?")
                .param(name)
                .query(AccessRows::project)
                .optional()
                .orElse(null);
    }

    /** A project's users, by id. */
    public Page<User> users(long projectId, PageRequest page) {
        List<User> rows = schema.jdbc()
                .sql(USER + "where project_id = ? order by id limit ? offset ?")
                .params(projectId, page.perPage(), page.offset())
                .query(AccessRows::user)
                .list();
        return new Page<>(rows, count("app_user", projectId));
    }

    /** A user of a project. */
    public User user(long projectId, long userId) {
        return schema.jdbc()
                .sql(USER + "where project_id = ? and id = ?")
                .params(projectId, userId)
                .query(AccessRows::user)
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound("User"));
    }

    /** The user of a project who goes by an e-mail address; {@code null} if there is none. */
    public @Nullable User userNamed(long projectId, String email) {
        return schema.jdbc()
                .sql(USER + "where project_id = ? and lower(email) = lower(?)")
                .params(projectId, EmailAddress.normal(email))
                .query(AccessRows::user)
                .optional()
                .orElse(null);
    }

    /** A project's keys, also those that are revoked, by id. */
    public Page<Key> keys(long projectId, PageRequest page) {
        List<Key> rows = schema.jdbc()
                .sql(KEY + "where project_id = ? order by id limit ? offset ?")
                .params(projectId, page.perPage(), page.offset())
                .query(AccessRows::key)
                .list();
        return new Page<>(rows, count("api_key", projectId));
    }

    /** A key of a project. */
    public Key key(long projectId, long keyId) {
        return schema.jdbc()
                .sql(KEY + "where project_id = ? and id = ?")
                .params(projectId, keyId)
                .query(AccessRows::key)
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound("API key"));
    }

    private long count(String table, long projectId) {
        return schema.jdbc()
                .sql("select count(*) from access." + table + " where project_id = ?")
                .param(projectId)
                .query(Long.class)
                .single();
    }

    private static Project project(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getLong("id"),
                row.getString("name"),
                Currency.valueOf(row.getString("currency")),
                ZoneId.of(row.getString("time_zone")));
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("team"),
                role(row),
                AccessScope.valueOf(row.getString("access_scope").toUpperCase(Locale.ROOT)),
                row.getBoolean("active"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Key key(ResultSet row, int number) throws SQLException {
        return new Key(
                row.getLong("id"),
                row.getObject("user_id", Long.class),
                row.getString("name"),
                role(row),
                row.getString("hint"),
                instant(row, "created_at"),
                instantOrNull(row, "rotated_at"),
                instantOrNull(row, "revoked_at"),
                instantOrNull(row, "previous_valid_until"));
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
