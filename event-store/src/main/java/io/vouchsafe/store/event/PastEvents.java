package io.vouchsafe.store.event;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * Reads what is stored already, page by page in the order of the store, and of it only the events of some types: what nobody asked for is neither
 * sent nor parsed. For work on the whole past; who follows the end of the store has Axon's stream.
 */
public final class PastEvents {

    private static final int PAGE = 1000;

    private static final String READ = "select " + EventRow.COLUMNS
            + " from events.event where global_index > ? and global_index <= ? and payload_type = any(?)"
            + " order by global_index limit " + PAGE;

    private final Serializer serializer;
    private final EventUpcaster upcaster = NoOpEventUpcaster.INSTANCE;

    public PastEvents(Serializer serializer) {
        this.serializer = serializer;
    }

    /**
     * Some events in their order, parsed.
     *
     * @param characters of their payloads, to bound what is held in memory
     * @param last up to which index the store has been read: nothing was left out before it
     */
    public record Page(List<TrackedEventMessage<?>> events, long characters, long last) {}

    /**
     * The first thousand, or fewer, of the wanted events in a range.
     *
     * @param after index before the first
     * @param upTo highest index
     * @param types names of the wanted events in the store
     */
    public Page read(Connection connection, long after, long upTo, Collection<String> types) throws SQLException {
        List<TrackedEventData<?>> rows = new ArrayList<>(PAGE);
        long characters = 0;
        long last = upTo;
        Array wanted = connection.createArrayOf("text", types.toArray());
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setLong(1, after);
            read.setLong(2, upTo);
            read.setArray(3, wanted);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    long index = row.getLong("global_index");
                    rows.add(new TrackedDomainEventData<>(
                            new GlobalSequenceTrackingToken(index), EventRow.domainEvent(row)));
                    characters += row.getString("payload").length();
                    if (rows.size() == PAGE) {
                        last = index;
                    }
                }
            }
        } finally {
            wanted.free();
        }
        List<TrackedEventMessage<?>> events = new ArrayList<>(rows.size());
        EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, upcaster)
                .forEach(events::add);
        // Parsed here, by the thread that reads, and not by the one that writes.
        events.forEach(TrackedEventMessage::getPayload);
        return new Page(events, characters, last);
    }
}
