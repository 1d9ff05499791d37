package io.vouchsafe.store.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresEventStorageEngineTest {

    private final EventTable table = new EventTable();

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void keepsTheOrderOfABatch() {
        table.append(
                EventTable.event("customer:2", 0, 1),
                EventTable.event("customer:1", 0, 2),
                EventTable.event("customer:2", 1, 3),
                EventTable.event("customer:1", 1, 4));
        table.append(EventTable.event("customer:2", 2, 5));

        assertThat(table.numbersAfter(null)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(table.sql
                        .sql(
                                "select aggregate_identifier || '#' || sequence_number from events.event order by global_index")
                        .query(String.class)
                        .list())
                .containsExactly("customer:2#0", "customer:1#0", "customer:2#1", "customer:1#1", "customer:2#2");
    }

    @Test
    void readsAStreamInOrderAndInParts() {
        for (int i = 0; i < 8; i++) {
            table.append(EventTable.event("customer:1", i, i), EventTable.event("customer:2", i, 100 + i));
        }

        assertThat(table.engine.readEvents("customer:1").asStream().map(EventTable::number))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(table.engine.readEvents("customer:1", 5).asStream().map(EventTable::number))
                .containsExactly(5L, 6L, 7L);
        assertThat(table.engine.readEvents("customer:3").asStream()).isEmpty();
    }

    @Test
    void givesBackWhatWasAppended() {
        Instant at = Instant.parse("2024-03-09T10:15:30.123Z");
        DomainEventMessage<?> event =
                EventTable.event("customer:1", 0, 7, at).withMetaData(MetaData.with("credential", "key:7"));
        table.append(event);

        DomainEventMessage<?> read =
                table.engine.readEvents("customer:1").asStream().findFirst().orElseThrow();
        assertThat(read.getPayload()).isEqualTo(event.getPayload());
        assertThat(read.getType()).isEqualTo("customer");
        assertThat(read.getAggregateIdentifier()).isEqualTo("customer:1");
        assertThat(read.getSequenceNumber()).isZero();
        assertThat(read.getIdentifier()).isEqualTo("customer:1#0");
        assertThat(read.getTimestamp()).isEqualTo(at);
        assertThat(read.getMetaData()).isEqualTo(MetaData.with("credential", "key:7"));
        assertThat(table.sql
                        .sql("select payload_type || '.' || payload_revision from events.event")
                        .query(String.class)
                        .single())
                .isEqualTo("customer-returned.1");
    }

    @Test
    void namesALostRaceAsOne() {
        table.append(EventTable.event("customer:1", 0, 1));

        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(
                        () -> table.append(EventTable.event("customer:2", 0, 2), EventTable.event("customer:1", 0, 3)));
        assertThat(table.numbersAfter(null)).containsExactly(1L);
    }

    @Test
    void doesNotTakeAnotherFailureForALostRace() {
        assertThatExceptionOfType(EventStoreException.class)
                .isThrownBy(() -> table.append(EventTable.event("customer:1", -1, 1)))
                .isNotInstanceOf(ConcurrencyException.class);
    }

    @Test
    void undoesWhatATransactionAppendedWhenItFails() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> table.inTransaction(() -> {
                    table.engine.appendEvents(List.of(EventTable.event("customer:1", 0, 1)));
                    throw new IllegalStateException("after all");
                }));

        assertThat(table.numbersAfter(null)).isEmpty();
    }

    @Test
    void appendsNothingOfNothing() {
        table.inTransaction(() -> table.engine.appendEvents(List.of()));

        assertThat(table.numbersAfter(null)).isEmpty();
    }

    @Test
    void knowsTheLastPlaceOfAStream() {
        assertThat(table.engine.lastSequenceNumberFor("customer:1")).isEmpty();
        table.append(EventTable.event("customer:1", 0, 1), EventTable.event("customer:1", 1, 2));

        assertThat(table.engine.lastSequenceNumberFor("customer:1")).contains(1L);
    }

    @Test
    void readsOnFromAToken() {
        for (int i = 0; i < 8; i++) {
            table.append(EventTable.event("customer:1", i, i));
        }
        TrackedEventMessage<?> fifth =
                table.tracked(table.engine.createTailToken()).get(4);

        assertThat(table.numbersAfter(fifth.trackingToken())).containsExactly(5L, 6L, 7L);
        assertThat(table.numbersAfter(table.engine.createTailToken())).hasSize(8);
        assertThat(table.numbersAfter(table.engine.createHeadToken())).isEmpty();
    }

    @Test
    void placesTokensOnAnEmptyTable() {
        GlobalSequenceTrackingToken beginning = new GlobalSequenceTrackingToken(0);

        assertThat(table.engine.createTailToken()).isEqualTo(beginning);
        assertThat(table.engine.createHeadToken()).isEqualTo(beginning);
        assertThat(table.engine.createTokenAt(EventTable.NOON)).isEqualTo(beginning);
    }

    @Test
    void placesATokenBeforeTheFirstEventOfAnInstant() {
        Instant noon = EventTable.NOON;
        table.append(EventTable.event("customer:1", 0, 1, noon));
        table.append(EventTable.event("customer:1", 1, 2, noon.plusSeconds(1)));
        table.append(EventTable.event("customer:1", 2, 3, noon.plusSeconds(2)));

        assertThat(table.numbersAfter(table.engine.createTokenAt(noon))).containsExactly(1L, 2L, 3L);
        assertThat(table.numbersAfter(table.engine.createTokenAt(noon.plusMillis(1))))
                .containsExactly(2L, 3L);
        assertThat(table.numbersAfter(table.engine.createTokenAt(noon.plusSeconds(2))))
                .containsExactly(3L);
        assertThat(table.numbersAfter(table.engine.createTokenAt(noon.plusSeconds(3))))
                .isEmpty();
    }

    @Test
    void stopsAtAStoredNameThatItDoesNotKnow() {
        table.append(EventTable.event("customer:1", 0, 1));
        table.sql
                .sql("update events.event set payload_type = 'customer-renamed'")
                .update();

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> table.tracked(null).getFirst().getPayload());
    }

    @Test
    void keepsNoSnapshots() {
        assertThat(table.engine.readSnapshot("customer:1")).isEmpty();
    }
}
