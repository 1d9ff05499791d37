package io.vouchsafe.store.event;

import io.vouchsafe.events.DomainEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks single events up, for whoever looks back; no decision is made by it.
 *
 * <p>In a stream the numbers have no gaps, and neither the global index nor the time of the decision ever goes back. So the last event of a
 * stream before a moment is found by halving, in as many looks into one index as the stream's length has binary digits, by one statement.
 */
public final class StoredEvents {

    private static final String BY_POSITION =
            "select " + EventRow.COLUMNS + " from events.event where global_index = any(?) order by global_index";

    private static final String NEWEST = "select " + EventRow.COLUMNS
            + " from events.event where global_index <= ? order by global_index desc limit 1";

    private static final String BETWEEN = "select " + EventRow.COLUMNS
            + " from events.event where aggregate_identifier = ? and sequence_number > ? and sequence_number <= ?"
            + " order by sequence_number";

    private static final String LAST = """
            with recursive search (low, high) as (
                select -1::bigint, coalesce(max(sequence_number), -1)
                  from events.event where aggregate_identifier = :stream
                union all
                select case when middle.happened then middle.number else search.low end,
                       case when middle.happened then search.high else middle.number - 1 end
                  from search cross join lateral (
                    select sequence_number as number, %s as happened
                      from events.event
                     where aggregate_identifier = :stream
                       and sequence_number = search.low + (search.high - search.low + 1) / 2) as middle
                 where search.low < search.high)
            select %s from events.event
             where aggregate_identifier = :stream
               and sequence_number = (select low from search where low = high)""";

    static final String LAST_AT = LAST.formatted("global_index <= :moment", EventRow.COLUMNS);

    static final String LAST_ON = LAST.formatted("(payload::json ->> 'at')::timestamptz <= :moment", EventRow.COLUMNS);

    private final JdbcClient sql;
    private final Serializer serializer;
    private final EventUpcaster upcaster = NoOpEventUpcaster.INSTANCE;

    public StoredEvents(JdbcClient sql, Serializer serializer) {
        this.sql = sql;
        this.serializer = serializer;
    }

    /** The events at these positions that there are, in their order. */
    public List<StoredEvent> at(Collection<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return sql.sql(BY_POSITION)
                .param(positions.toArray(Long[]::new))
                .query(this::read)
                .list();
    }

    /** The newest event of all up to a position and with it. */
    public Optional<StoredEvent> newest(long position) {
        return sql.sql(NEWEST).param(position).query(this::read).optional();
    }

    /**
     * The events of a stream after one of its numbers, up to another and with it, in their order.
     *
     * @param after -1 for the beginning
     */
    public List<StoredEvent> of(String stream, long after, long upTo) {
        return sql.sql(BETWEEN)
                .param(stream)
                .param(after)
                .param(upTo)
                .query(this::read)
                .list();
    }

    /** The last event of a stream that had happened at a moment. */
    public Optional<StoredEvent> last(String stream, PastMoment moment) {
        return switch (moment) {
            case PastMoment.At(long index) -> last(LAST_AT, stream, index);
            case PastMoment.On(var instant) -> last(LAST_ON, stream, instant.atOffset(ZoneOffset.UTC));
        };
    }

    private Optional<StoredEvent> last(String statement, String stream, Object moment) {
        return sql.sql(statement)
                .param("stream", stream)
                .param("moment", moment)
                .query(this::read)
                .optional();
    }

    private StoredEvent read(ResultSet row, int number) throws SQLException {
        DomainEventMessage<?> message = EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(EventRow.domainEvent(row)), serializer, upcaster)
                .asStream()
                .findFirst()
                .orElseThrow();
        return new StoredEvent(
                row.getLong("global_index"),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                row.getString("payload_type"),
                texts(message.getMetaData()),
                (DomainEvent) message.getPayload());
    }

    private static Map<String, String> texts(Map<String, ?> metaData) {
        Map<String, String> texts = new HashMap<>();
        metaData.forEach((key, value) -> {
            if (value instanceof String text) {
                texts.put(key, text);
            }
        });
        return texts;
    }
}
