package io.vouchsafe.store.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.EventCatalog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoredEventsTest {

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;

    private final EventTable table = new EventTable();
    private final StoredEvents events =
            new StoredEvents(table.sql, EventJson.of(EventCatalog.types(), EventCatalog.variants()));

    @AfterEach
    void close() {
        table.close();
    }

    private Optional<Long> at(String stream, long position) {
        return events.last(stream, new PastMoment.At(position)).map(StoredEvent::sequence);
    }

    private Optional<Long> on(String stream, long secondsAfterNoon) {
        return events.last(stream, new PastMoment.On(EventTable.NOON.plusSeconds(secondsAfterNoon)))
                .map(StoredEvent::sequence);
    }

    @Test
    void lastFindsEachEventOfAStreamOfAnyLength() {
        for (int length = 1; length <= 9; length++) {
            String stream = "customer:" + length;
            for (int i = 0; i < length; i++) {
                table.append(
                        EventTable.event(stream, i, i, EventTable.NOON.plusSeconds(10L * i)),
                        EventTable.event("voucher:" + length, i, i));
            }
            long first = table.sql
                    .sql("select min(global_index) from events.event where aggregate_identifier = ?")
                    .param(stream)
                    .query(Long.class)
                    .single();

            assertThat(at(stream, first - 1)).isEmpty();
            assertThat(on(stream, -1)).isEmpty();
            for (long i = 0; i < length; i++) {
                assertThat(at(stream, first + 2 * i)).contains(i);
                assertThat(at(stream, first + 2 * i + 1)).contains(i);
                assertThat(on(stream, 10 * i)).contains(i);
                assertThat(on(stream, 10 * i + 9)).contains(i);
            }
        }
        assertThat(at("customer:99", Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void eventsAreFoundByTheirPlaces() {
        table.append(EventTable.event("customer:1", 0, 10), EventTable.event("customer:1", 1, 11));
        table.append(EventTable.event("customer:2", 0, 20));

        assertThat(events.at(List.of(3L, 1L, 77L)))
                .extracting(
                        event -> event.position() + " " + event.stream() + "#" + event.sequence() + " " + event.type())
                .containsExactly("1 customer:1#0 customer-returned", "3 customer:2#0 customer-returned");
        assertThat(events.of("customer:1", 0, 5))
                .extracting(StoredEvent::position)
                .containsExactly(2L);
        assertThat(events.newest(2)).map(StoredEvent::position).contains(2L);
        assertThat(events.newest(0)).isEmpty();
    }

    @Test
    void lookingBackTouchesHardlyMoreOfALongStreamThanOfAShortOne() {
        generate("customer:1", FEW);
        generate("customer:2", MANY);
        table.sql.sql("analyze events.event").update();

        for (double part : new double[] {0.001, 0.5, 0.999}) {
            long fewAt = buffers(StoredEvents.LAST_AT, "customer:1", (long) (FEW * part));
            long manyAt = buffers(StoredEvents.LAST_AT, "customer:2", FEW + (long) (MANY * part));
            long fewOn = buffers(StoredEvents.LAST_ON, "customer:1", time((long) (FEW * part)));
            long manyOn = buffers(StoredEvents.LAST_ON, "customer:2", time((long) (MANY * part)));
            System.out.printf(
                    "buffers at %.3f of the past: by position %d of 10^4 events, %d of 10^6; by time %d and %d%n",
                    part, fewAt, manyAt, fewOn, manyOn);

            assertThat(manyAt).isLessThanOrEqualTo(3 * fewAt).isLessThan(200);
            assertThat(manyOn).isLessThanOrEqualTo(3 * fewOn).isLessThan(200);
        }
        assertThat(at("customer:2", FEW + 700_000)).contains(699_999L);
        assertThat(on("customer:2", 123_456)).contains(123_456L);
    }

    private static Object time(long seconds) {
        return EventTable.NOON.plusSeconds(seconds).atOffset(java.time.ZoneOffset.UTC);
    }

    /** One event each second from noon. */
    private void generate(String stream, int count) {
        table.sql.sql("""
                insert into events.event (aggregate_identifier, sequence_number, payload_type, payload_revision, payload, meta_data, time_stamp)
                select :stream, i, 'customer-returned', '1',
                    '{"customerNo":1,"projectId":1,"at":"' || to_char((timestamp '2024-03-09 12:00:00' + i * interval '1 second'), 'YYYY-MM-DD"T"HH24:MI:SS') || 'Z"}',
                    '{}', timestamptz '2024-03-09 12:00:00Z' + i * interval '1 second'
                  from generate_series(0, :count - 1) as i
                """).param("stream", stream).param("count", count).update();
    }

    /** How many pages a statement touches. */
    private long buffers(String statement, String stream, Object moment) {
        String plan = table.sql
                .sql("explain (analyze, buffers, format json) " + statement)
                .param("stream", stream)
                .param("moment", moment)
                .query(String.class)
                .single();
        JsonNode top = JsonMapper.shared().readTree(plan).get(0).get("Plan");
        return top.get("Shared Hit Blocks").asLong()
                + top.get("Shared Read Blocks").asLong();
    }
}
