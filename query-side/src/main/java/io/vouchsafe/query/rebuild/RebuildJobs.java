package io.vouchsafe.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code views.rebuild}, through which people ask for rebuilds, processes agree on them, and both learn how they fare. */
public final class RebuildJobs {

    private static final String OPEN = "state in ('waiting', 'filling', 'switching')";

    private static final String REQUEST = """
            insert into views.rebuild as r (name, first, state, position, target, requested_by, requested_at)
            values (:name, :first, 'waiting', 0, (select coalesce(max(global_index), 0) from events.event), :by, :at)
            on conflict (name) do update set
                first = excluded.first, state = 'waiting', shape = null, position = 0, target = excluded.target,
                events_per_second = null, requested_by = excluded.requested_by, requested_at = excluded.requested_at,
                started_at = null, ended_at = null, problem = null
            where r.state in ('finished', 'cancelled')""";

    private final JdbcClient client;

    /**
     * Those of a database that may be of any kind.
     *
     * @return {@code null} if it is not Vouchsafe's, or no server that knows of rebuilds was ever started on it
     */
    public static @Nullable RebuildJobs in(DataSource database) {
        JdbcClient client = JdbcClient.create(database);
        boolean there = client.sql("select to_regclass('views.rebuild') is not null")
                .query(Boolean.class)
                .single();
        return there ? new RebuildJobs(client) : null;
    }

    /**
     * @param client on a database whose schema {@code views} is there
     */
    public RebuildJobs(JdbcClient client) {
        this.client = client;
    }

    /**
     * Asks for a rebuild; where one is under way already, that one stands.
     *
     * @param first whether the projection has no rows yet
     * @param by whose credential asks
     */
    public void request(String name, boolean first, String by, Instant at) {
        client.sql(REQUEST)
                .param("name", name)
                .param("first", first)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Gives up a rebuild that is under way. A first one cannot be given up, because there would be nothing to read.
     *
     * @return whether there was one to give up
     */
    public boolean cancel(String name, Instant at) {
        return client.sql(
                                "update views.rebuild set state = 'cancelled', ended_at = :at where name = :name and not first and "
                                        + OPEN)
                        .param("name", name)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /**
     * A projection that has rows, or will have.
     *
     * @param position global index of the last event that its rows count
     * @param head global index of the newest event
     * @param rebuild its latest
     */
    public record Standing(
            String name, long position, long head, @Nullable RebuildJob rebuild) {

        /** How many events its rows do not count yet. */
        public long behind() {
            return Math.max(0, head - position);
        }
    }

    /** All projections that any process has run on this database or fills now, by name. */
    public List<Standing> standings() {
        Map<String, RebuildJob> latest = all().stream().collect(Collectors.toMap(RebuildJob::name, job -> job));
        return client.sql("""
                        select coalesce(p.name, r.name) as name, coalesce(p.position, 0) as position,
                            (select coalesce(max(global_index), 0) from events.event) as head
                        from views.projection p full join views.rebuild r on r.name = p.name
                        order by 1""")
                .query((row, number) -> new Standing(
                        row.getString("name"),
                        row.getLong("position"),
                        row.getLong("head"),
                        latest.get(row.getString("name"))))
                .list();
    }

    /** The latest rebuild of a projection. */
    public Optional<RebuildJob> find(String name) {
        return client.sql("select * from views.rebuild where name = :name")
                .param("name", name)
                .query(RebuildJobs::job)
                .optional();
    }

    /** The latest rebuild of each projection that ever had one, by name. */
    public List<RebuildJob> all() {
        return client.sql("select * from views.rebuild order by name")
                .query(RebuildJobs::job)
                .list();
    }

    /** Those that are not over, the oldest first. */
    List<RebuildJob> open() {
        return client.sql("select * from views.rebuild where " + OPEN + " order by requested_at, name")
                .query(RebuildJobs::job)
                .list();
    }

    /** Those of these projections that have no rows to read until a first rebuild is over. */
    public List<RebuildJob> firstAmong(Collection<String> names) {
        return client.sql("select * from views.rebuild where first and name = any(:names) and " + OPEN)
                .param("names", names.toArray(String[]::new))
                .query(RebuildJobs::job)
                .list();
    }

    /** A process begins, or begins anew, with tables of this shape. */
    void begun(String name, String shape, Instant at) {
        client.sql("""
                        update views.rebuild set state = 'filling', shape = :shape, position = 0, started_at = :at, problem = null
                        where name = :name and %s""".formatted(OPEN))
                .param("name", name)
                .param("shape", shape)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Moves on, in the transaction of the rows.
     *
     * @return whether the rebuild is still wanted
     */
    boolean advance(String name, long position, long target, @Nullable Long perSecond) {
        return client.sql("""
                        update views.rebuild set position = :position, target = :target, problem = null,
                            events_per_second = coalesce(:rate, events_per_second)
                        where name = :name and state in ('filling', 'switching')""")
                        .param("name", name)
                        .param("position", position)
                        .param("target", target)
                        .param("rate", perSecond, Types.BIGINT)
                        .update()
                == 1;
    }

    /** It has caught up. */
    void switching(String name) {
        client.sql("update views.rebuild set state = 'switching' where name = :name and state = 'filling'")
                .param("name", name)
                .update();
    }

    /** Its rows are the ones that are read; in the transaction that makes them so. */
    boolean finished(String name, long position, Instant at) {
        return client.sql("""
                        update views.rebuild set state = 'finished', position = :position, target = :position, ended_at = :at,
                            problem = null
                        where name = :name and state in ('filling', 'switching')""")
                        .param("name", name)
                        .param("position", position)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Nothing is left of one that was cancelled. */
    void swept(String name) {
        client.sql("update views.rebuild set shape = null where name = :name and state = 'cancelled'")
                .param("name", name)
                .update();
    }

    /** It could not go on. */
    void failed(String name, String problem) {
        client.sql("update views.rebuild set problem = :problem where name = :name and " + OPEN)
                .param("name", name)
                .param("problem", problem)
                .update();
    }

    private static RebuildJob job(ResultSet row, int number) throws SQLException {
        return new RebuildJob(
                row.getString("name"),
                row.getBoolean("first"),
                RebuildState.of(row.getString("state")),
                row.getString("shape"),
                row.getLong("position"),
                row.getLong("target"),
                row.getObject("events_per_second", Long.class),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                nullable(row, "started_at"),
                nullable(row, "ended_at"),
                row.getString("problem"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
