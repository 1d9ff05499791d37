package io.vouchsafe.store.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads what is new in many streams by one query. A writer that keeps states in memory catches up with it inside its transaction, so that what
 * another process wrote is never overlooked, and a cold stream costs no round trip of its own.
 */
public final class StreamReader {

    private static final String LOCK = "select pg_advisory_xact_lock(key) from unnest(?::bigint[]) as wanted(key);\n"
            + "select pg_advisory_xact_lock_shared(key) from unnest(?::bigint[]) as wanted(key);\n";
    private static final String NEWER = "select newer.* from unnest(?::text[], ?::bigint[]) as wanted(stream, known)"
            + " cross join lateral (select " + EventRow.COLUMNS
            + " from events.event where aggregate_identifier = wanted.stream and sequence_number > wanted.known"
            + " order by sequence_number %s) as newer";
    private static final String READ =
            NEWER.formatted("asc") + " union all " + NEWER.formatted("desc limit 1") + " order by global_index";

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final EventUpcaster upcaster = NoOpEventUpcaster.INSTANCE;

    public StreamReader(DataSource dataSource, Serializer serializer) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.serializer = serializer;
    }

    /**
     * A stream and how far its reader knows it.
     *
     * @param known sequence number of the last known event; -1 for none
     */
    public record Position(String stream, long known) {}

    /**
     * Locks that hold until the end of the transaction, each kind in ascending order.
     *
     * @param alone taken first, and held by nobody else
     * @param shared taken then, together with all others who share them
     */
    public record Locks(SortedSet<Long> alone, SortedSet<Long> shared) {

        /** Locks of which none is shared. */
        public static Locks alone(SortedSet<Long> alone) {
            return new Locks(alone, Collections.emptySortedSet());
        }

        private boolean any() {
            return !alone.isEmpty() || !shared.isEmpty();
        }
    }

    /**
     * What to read.
     *
     * @param locks taken first, until the end of the transaction: what is read afterwards cannot be outdated by anyone who
     *     takes the same locks
     * @param whole streams of which all newer events are wanted
     * @param last streams of which the last newer event is enough, because each carries the whole state
     */
    public record Request(Locks locks, Collection<Position> whole, Collection<Position> last) {}

    /** Takes the locks and returns the newer events, each stream's in order, in one round trip. */
    public List<DomainEventMessage<?>> read(Request request) {
        boolean locking = request.locks().any();
        if (!locking && request.whole().isEmpty() && request.last().isEmpty()) {
            return List.of();
        }
        List<DomainEventData<?>> rows = new ArrayList<>();
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement read = connection.prepareStatement(locking ? LOCK + READ : READ)) {
                int parameter = 1;
                if (locking) {
                    for (SortedSet<Long> ascending :
                            List.of(request.locks().alone(), request.locks().shared())) {
                        read.setArray(parameter++, connection.createArrayOf("bigint", ascending.toArray(Long[]::new)));
                    }
                }
                for (Collection<Position> positions : List.of(request.whole(), request.last())) {
                    String[] streams = positions.stream().map(Position::stream).toArray(String[]::new);
                    Long[] known = positions.stream().map(Position::known).toArray(Long[]::new);
                    read.setArray(parameter++, connection.createArrayOf("text", streams));
                    read.setArray(parameter++, connection.createArrayOf("bigint", known));
                }
                read.execute();
                if (locking) {
                    read.getMoreResults();
                    read.getMoreResults();
                }
                try (ResultSet row = read.getResultSet()) {
                    while (row.next()) {
                        rows.add(EventRow.domainEvent(row));
                    }
                }
            }
            return rows;
        });
        Stream<? extends DomainEventMessage<?>> events = EventStreamUtils.upcastAndDeserializeDomainEvents(
                        rows.stream(), serializer, upcaster)
                .asStream();
        return new ArrayList<>(events.toList());
    }
}
