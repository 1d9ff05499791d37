package io.vouchsafe.gateway.access;

import io.vouchsafe.contract.caller.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The sessions of browsers. Tokens come in as hashes; what is over is as good as gone, and is cleared away when others begin. */
public final class SessionRows {

    /** How many sessions a credential can have; a further one ends the one that was not used for longest. */
    public static final int MOST_PER_CREDENTIAL = 100;

    private static final String USER = "user:";
    private static final String KEY = "key:";
    private static final int CLEARED_AT_ONCE = 1_000;

    /** It counts as long as its credential would still be let in, by the very secret that it was begun with. */
    private static final String FIND = """
            select s.project_id, s.user_id, s.key_id, coalesce(u.role, k.role) as role, s.used_at, s.ends_at
              from access.session s
              left join access.app_user u on u.id = s.user_id
              left join access.api_key k on k.id = s.key_id
              left join access.app_user o on o.id = k.user_id
             where s.token_hash = :token and s.ends_at > :now
               and case when s.user_id is not null
                        then u.active and sha256(convert_to(u.password_hash, 'UTF8')) = s.proof
                        else k.revoked_at is null
                             and (k.key_hash = s.proof or (k.previous_hash = s.proof and k.previous_valid_until > :now))
                             and (k.user_id is null or (o.active and o.role in ('admin', k.role)))
                   end""";

    private final AccessSchema schema;
    private final SessionProperties properties;
    private final Clock clock;

    SessionRows(AccessSchema schema, SessionProperties properties, Clock clock) {
        this.schema = schema;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A session that goes on.
     *
     * @param caller as whom it acts
     * @param usedAt when that was last written down
     * @param endsAt when it ends if it is not used until then
     */
    public record SessionRow(Caller caller, Instant usedAt, Instant endsAt) {}

    /**
     * Begins a session, and clears away what is over.
     *
     * @param tokenHash SHA-256 of its token
     * @param caller as whom it is to act
     * @param proof SHA-256, in hexadecimal, of the stored password hash, or of the key's secret, that was proven
     */
    public SessionRow begin(byte[] tokenHash, Caller caller, String proof) {
        Instant now = clock.instant();
        Instant expires = now.plus(properties.absolute());
        Instant ends = earlier(now.plus(properties.idle()), expires);
        schema.transaction().executeWithoutResult(status -> {
            clearAway(now);
            schema.jdbc()
                    .sql("""
                            insert into access.session
                                (token_hash, project_id, user_id, key_id, proof, created_at, used_at, ends_at, expires_at)
                            values (:token, :project, :user, :key, :proof, :now, :now, :ends, :expires)""")
                    .param("token", tokenHash)
                    .param("project", caller.projectId())
                    .param("user", id(caller, USER), Types.BIGINT)
                    .param("key", id(caller, KEY), Types.BIGINT)
                    .param("proof", HexFormat.of().parseHex(proof))
                    .param("now", at(now))
                    .param("ends", at(ends))
                    .param("expires", at(expires))
                    .update();
            keepTheLatest(caller);
        });
        return new SessionRow(caller, now, ends);
    }

    private void clearAway(Instant now) {
        schema.jdbc().sql("""
                        delete from access.session where token_hash in
                            (select token_hash from access.session where ends_at <= ? limit ? for update skip locked)""").params(at(now), CLEARED_AT_ONCE).update();
    }

    private void keepTheLatest(Caller caller) {
        String column = caller.credential().startsWith(USER) ? "user_id" : "key_id";
        schema.jdbc()
                .sql(
                        "delete from access.session where token_hash in (select token_hash from access.session where project_id = :project and "
                                + column + " = :id order by used_at desc, created_at desc offset :most)")
                .param("project", caller.projectId())
                .param(
                        "id",
                        Long.parseLong(caller.credential()
                                .substring(caller.credential().indexOf(':') + 1)))
                .param("most", MOST_PER_CREDENTIAL)
                .update();
    }

    /** The session of a token; {@code null} if there is none, or it is over, or its credential is not what it was. */
    public @Nullable SessionRow find(byte[] tokenHash) {
        return schema.jdbc()
                .sql(FIND)
                .param("token", tokenHash)
                .param("now", at(clock.instant()))
                .query((row, number) -> session(row))
                .optional()
                .orElse(null);
    }

    /** Writes down that a session is used now, so that it goes on. */
    public void use(byte[] tokenHash) {
        Instant now = clock.instant();
        schema.jdbc()
                .sql("""
                        update access.session set used_at = :now, ends_at = least(:ends, expires_at)
                         where token_hash = :token and ends_at > :now and used_at < :now""")
                .param("now", at(now))
                .param("ends", at(now.plus(properties.idle())))
                .param("token", tokenHash)
                .update();
    }

    /** Ends a session; does nothing if there is none. */
    public void end(byte[] tokenHash) {
        schema.jdbc()
                .sql("delete from access.session where token_hash = ?")
                .param(tokenHash)
                .update();
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        Long user = row.getObject("user_id", Long.class);
        String credential = user == null ? KEY + row.getLong("key_id") : USER + user;
        return new SessionRow(
                new Caller(row.getLong("project_id"), credential, CredentialRows.role(row.getString("role"))),
                row.getObject("used_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Long id(Caller caller, String kind) {
        String credential = caller.credential();
        return credential.startsWith(kind) ? Long.valueOf(credential.substring(kind.length())) : null;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
