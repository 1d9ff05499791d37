package io.vouchsafe.store.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** One row of the event table. */
final class EventRow {

    static final String COLUMNS =
            "global_index, aggregate_identifier, sequence_number, payload_type, payload_revision, payload, meta_data, time_stamp";

    private EventRow() {}

    /**
     * The stored event. What Axon calls the aggregate's type is the part of the stream's name before the first colon; the event's own identifier
     * is its place, which is unique by the table's constraint. Neither is worth a column.
     */
    static DomainEventData<String> domainEvent(ResultSet row) throws SQLException {
        String stream = row.getString("aggregate_identifier");
        long sequence = row.getLong("sequence_number");
        return new GenericDomainEventEntry<>(
                stream.substring(0, stream.indexOf(':')),
                stream,
                sequence,
                EventPlace.identifier(stream, sequence),
                row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("payload"),
                row.getString("meta_data"));
    }
}
