package io.vouchsafe.store.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.store.event.StreamReader.Position;
import io.vouchsafe.store.event.StreamReader.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamReaderTest {

    private final EventTable table = new EventTable();

    @BeforeEach
    void append() {
        for (int i = 0; i < 5; i++) {
            table.append(EventTable.event("customer:1", i, 10 + i), EventTable.event("customer:2", i, 20 + i));
        }
        table.append(EventTable.event("voucher:1", 0, 30));
    }

    @AfterEach
    void close() {
        table.close();
    }

    private List<String> read(Collection<Position> whole, Collection<Position> last) {
        return table
                .reader
                .read(new Request(StreamReader.Locks.alone(Collections.emptySortedSet()), whole, last))
                .stream()
                .map(DomainEventMessage::getIdentifier)
                .toList();
    }

    @Test
    void readsAllThatIsNewInManyStreamsEachInOrder() {
        List<Position> positions = List.of(
                new Position("voucher:1", -1),
                new Position("customer:2", 2),
                new Position("customer:1", 3),
                new Position("customer:9", -1));

        assertThat(read(positions, List.of()))
                .containsExactlyInAnyOrder("customer:1#4", "customer:2#3", "customer:2#4", "voucher:1#0")
                .containsSubsequence("customer:2#3", "customer:2#4");
    }

    @Test
    void readsOnlyTheLastWhereThatTellsAll() {
        List<Position> positions =
                List.of(new Position("voucher:1", -1), new Position("customer:2", 2), new Position("customer:1", 4));

        assertThat(read(List.of(), positions)).containsExactlyInAnyOrder("customer:2#4", "voucher:1#0");
    }

    @Test
    void readsBothKindsAtOnce() {
        assertThat(read(List.of(new Position("customer:1", 2)), List.of(new Position("customer:2", -1))))
                .containsExactlyInAnyOrder("customer:1#3", "customer:1#4", "customer:2#4");
    }

    @Test
    void readsNothingWhereNothingIsNew() {
        List<Position> known = List.of(new Position("customer:1", 4));

        assertThat(read(known, known)).isEmpty();
        assertThat(read(List.of(), List.of())).isEmpty();
    }

    @Test
    void seesWhatItsOwnTransactionAppended() {
        table.inTransaction(() -> {
            table.engine.appendEvents(List.of(EventTable.event("customer:1", 5, 15)));
            assertThat(read(List.of(new Position("customer:1", 4)), List.of())).containsExactly("customer:1#5");
        });
    }

    /** The locks and the reading are one round trip, but not one snapshot: what is read is what the last holder of the lock left. */
    @Test
    void readsWhatWasCommittedWhileItWaitedForItsLock() throws Exception {
        TreeSet<Long> locks = new TreeSet<>(List.of(7L, 8L));
        Request request =
                new Request(StreamReader.Locks.alone(locks), List.of(new Position("customer:1", 4)), List.of());
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> holder = others.submit(() -> table.inTransaction(() -> {
                table.reader.read(request);
                table.engine.appendEvents(List.of(EventTable.event("customer:1", 5, 15)));
                holding.countDown();
                awaitRelease(release);
            }));
            assertThat(holding.await(20, TimeUnit.SECONDS)).isTrue();
            List<DomainEventMessage<?>> read = new ArrayList<>();
            Future<?> waiter = others.submit(() -> table.inTransaction(() -> read.addAll(table.reader.read(request))));
            await().atMost(Duration.ofSeconds(20)).until(() -> table.waitingForALock() == 1);
            release.countDown();
            holder.get();
            waiter.get();

            assertThat(read.stream().map(DomainEventMessage::getIdentifier)).containsExactly("customer:1#5");
        }
    }

    private static void awaitRelease(CountDownLatch release) {
        try {
            if (!release.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody released the lock");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
