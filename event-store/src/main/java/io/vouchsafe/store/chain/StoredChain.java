package io.vouchsafe.store.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The chain as it stands in the database. Read page by page, without a transaction: what is before the head never changes, unless somebody
 * tampers with it.
 */
public final class StoredChain {

    private static final String HEAD = """
            select number, last_index, hash, (select coalesce(max(global_index), 0) from events.event) as last_event
              from events.link order by number desc limit 1
            """;
    private static final String HEAD_AT = """
            select number, last_index, hash, last_index as last_event from events.link where number = ?
            """;
    private static final String LINKS = """
            select number, first_index, last_index, digests, hash from events.link
             where number > ? and number <= ? order by number limit ?
            """;
    private static final String EVENTS = """
            select global_index, aggregate_identifier, sequence_number, payload_type, payload_revision, payload, meta_data, time_stamp
              from events.event where global_index > ? and global_index <= ? order by global_index limit ?
            """;

    /** A link may hold the digests of some thousand events, an event a thousand codes. */
    private static final int LINKS_PER_PAGE = 100;

    private static final int EVENTS_PER_PAGE = 100;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public StoredChain(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /** Whether the database has a chain; one of an older Vouchsafe has none before a newer one is started on it. */
    public boolean exists() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select to_regclass('events.link') is not null", Boolean.class));
    }

    /** Where the chain ends now; empty if it has no links at all, which only tampering explains. */
    public Optional<Head> head() {
        return jdbc.query(HEAD, (row, _) -> headOf(row)).stream().findFirst();
    }

    /** The chain as if it ended with this link; empty if there is no such link. */
    public Optional<Head> headAt(long number) {
        return jdbc.query(HEAD_AT, (row, _) -> headOf(row), number).stream().findFirst();
    }

    /** The hash of one link; empty if there is no such link. */
    public Optional<Sha256> hashOf(long number) {
        return jdbc
                .query("select hash from events.link where number = ?", (row, _) -> row.getBytes("hash"), number)
                .stream()
                .findFirst()
                .map(Sha256::from);
    }

    private Head headOf(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("number"),
                row.getLong("last_index"),
                Sha256.from(row.getBytes("hash")),
                row.getLong("last_event"),
                clock.instant());
    }

    /**
     * Shows the chain as it stood at that head, and what is in the table behind it. Memory does not grow with the length of the past.
     *
     * @param from number of the first link that is shown
     */
    public void show(long from, Head head, ChainVisitor visitor) {
        Pages<Link> links = new Pages<>(
                from - 1,
                Link::number,
                after -> jdbc.query(LINKS, (row, _) -> linkOf(row), after, head.number(), LINKS_PER_PAGE));
        Link first = links.peek();
        long before =
                from == Link.GENESIS ? endOfTheUnproven(first) : first == null ? head.position() : first.first() - 1;
        long end = Math.max(head.lastEvent(), head.position());
        Pages<ChainedEvent> events = new Pages<>(
                before,
                ChainedEvent::index,
                after -> jdbc.query(EVENTS, (row, _) -> eventOf(row), after, end, EVENTS_PER_PAGE));
        for (Link link = first; link != null; link = links.peek()) {
            visitor.link(link);
            links.skip();
            showUpTo(link.last(), events, visitor);
        }
        showUpTo(Long.MAX_VALUE, events, visitor);
    }

    private static long endOfTheUnproven(@Nullable Link first) {
        return first != null && first.number() == Link.GENESIS ? first.last() : 0;
    }

    private static void showUpTo(long index, Pages<ChainedEvent> events, ChainVisitor visitor) {
        for (ChainedEvent event = events.peek(); event != null && event.index() <= index; event = events.peek()) {
            visitor.event(event);
            events.skip();
        }
    }

    private static Link linkOf(ResultSet row) throws SQLException {
        return new Link(
                row.getLong("number"),
                row.getLong("first_index"),
                row.getLong("last_index"),
                Digests.from(row.getBytes("digests")),
                Sha256.from(row.getBytes("hash")));
    }

    private static ChainedEvent eventOf(ResultSet row) throws SQLException {
        return new ChainedEvent(
                row.getLong("global_index"),
                new EventContent(
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        row.getString("payload_type"),
                        row.getString("payload_revision"),
                        row.getString("payload"),
                        row.getString("meta_data"),
                        row.getObject("time_stamp", OffsetDateTime.class).toInstant()));
    }
}
