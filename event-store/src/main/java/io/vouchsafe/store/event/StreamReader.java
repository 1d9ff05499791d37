package io.vouchsafe.store.event;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    private static final String NEWER = "select " + EventRow.COLUMNS + """
             from unnest(?::text[], ?::bigint[]) as wanted(stream, known)
             cross join lateral (
                 select * from events.event
                  where aggregate_identifier = wanted.stream and sequence_number > wanted.known
                  order by sequence_number %s) as newer
             order by aggregate_identifier, sequence_number
            """;

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

    /** All events after the positions, by stream and in order. */
    public List<DomainEventMessage<?>> after(Collection<Position> positions) {
        return read(positions, NEWER.formatted("asc"));
    }

    /** At most the last event after each position: enough for streams whose events carry the whole state. */
    public List<DomainEventMessage<?>> lastAfter(Collection<Position> positions) {
        return read(positions, NEWER.formatted("desc limit 1"));
    }

    private List<DomainEventMessage<?>> read(Collection<Position> positions, String sql) {
        if (positions.isEmpty()) {
            return List.of();
        }
        String[] streams = positions.stream().map(Position::stream).toArray(String[]::new);
        Long[] known = positions.stream().map(Position::known).toArray(Long[]::new);
        List<DomainEventData<?>> rows = new ArrayList<>();
        jdbc.query(
                connection -> {
                    PreparedStatement read = connection.prepareStatement(sql);
                    read.setArray(1, connection.createArrayOf("text", streams));
                    read.setArray(2, connection.createArrayOf("bigint", known));
                    return read;
                },
                row -> {
                    rows.add(EventRow.domainEvent(row));
                });
        Stream<? extends DomainEventMessage<?>> events = EventStreamUtils.upcastAndDeserializeDomainEvents(
                        rows.stream(), serializer, upcaster)
                .asStream();
        return new ArrayList<>(events.toList());
    }
}
