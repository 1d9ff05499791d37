package io.vouchsafe.store.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariant I9: every committed event reaches every tracker, however long a writer was paused and whatever the clocks say. */
class AppendOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventTable table = new EventTable();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch appended = new CountDownLatch(1);
    private final CountDownLatch resume = new CountDownLatch(1);
    private final Tracker tracker = new Tracker();

    /** Reads on from where it stands, as a projection does, and remembers no gaps. */
    private final class Tracker {
        private final List<Long> seen = new ArrayList<>();
        private TrackingToken position;

        Tracker() {
            position = table.engine.createTailToken();
        }

        List<Long> readOn() {
            for (TrackedEventMessage<?> event : table.tracked(position)) {
                seen.add(EventTable.number(event));
                position = event.trackingToken();
            }
            return seen;
        }
    }

    @BeforeEach
    void begin() {
        table.append(EventTable.event("customer:1", 0, 1));
    }

    @AfterEach
    void end() {
        resume.countDown();
        writers.close();
        table.close();
    }

    private Future<?> writerThatPausesBeforeItsCommit(Instant at) {
        return writers.submit(() -> table.inTransaction(() -> {
            table.engine.appendEvents(List.of(EventTable.event("customer:2", 0, 2, at)));
            appended.countDown();
            awaitQuietly(resume);
        }));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody resumed the writer");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsOthersWaitingWhileAWriterIsPausedBeforeItsCommit() throws Exception {
        Future<?> paused = writerThatPausesBeforeItsCommit(EventTable.NOON);
        awaitQuietly(appended);
        Future<?> other = writers.submit(() -> table.append(EventTable.event("customer:3", 0, 3)));
        await().atMost(PATIENCE).until(() -> table.waitingForALock() == 1);

        assertThat(tracker.readOn()).containsExactly(1L);
        assertThat(other.isDone()).isFalse();

        resume.countDown();
        paused.get();
        other.get();
        assertThat(tracker.readOn()).containsExactly(1L, 2L, 3L);
        Timer waits = table.meters.get("vouchsafe.append.lock").timer();
        assertThat(waits.count()).isEqualTo(3);
        assertThat(waits.max(TimeUnit.MICROSECONDS)).isPositive();
        assertThat(table.meters.get("vouchsafe.append").timer().count()).isEqualTo(3);
        assertThat(table.meters.get("vouchsafe.append.events").counter().count())
                .isEqualTo(3);
    }

    /** The stock engine judges gaps by event time: there, an event that is 90 s old when it is committed can be skipped for ever. */
    @Test
    void skipsNothingWhenThePausedWritersClockIsNinetySecondsBehind() throws Exception {
        Future<?> paused = writerThatPausesBeforeItsCommit(EventTable.NOON.minusSeconds(90));
        awaitQuietly(appended);
        List<Future<?>> others = new ArrayList<>();
        for (long number = 3; number < 8; number++) {
            long own = number;
            others.add(writers.submit(() ->
                    table.append(EventTable.event("customer:" + own, 0, own, EventTable.NOON.plusSeconds(90 * own)))));
        }
        await().atMost(PATIENCE).until(() -> table.waitingForALock() == 5);
        assertThat(tracker.readOn()).containsExactly(1L);

        resume.countDown();
        paused.get();
        for (Future<?> other : others) {
            other.get();
        }
        assertThat(tracker.readOn()).startsWith(1L, 2L).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void doesNotHoldBackOthersForAWriterThatHasNotAppendedYet() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> slow = writers.submit(() -> table.inTransaction(() -> {
            table.sql.sql("select 1").query(Integer.class).single();
            begun.countDown();
            awaitQuietly(resume);
            table.engine.appendEvents(List.of(EventTable.event("customer:2", 0, 2)));
        }));
        awaitQuietly(begun);
        table.append(EventTable.event("customer:3", 0, 3));
        assertThat(tracker.readOn()).containsExactly(1L, 3L);

        resume.countDown();
        slow.get();
        assertThat(tracker.readOn()).containsExactly(1L, 3L, 2L);
    }

    @Test
    void goesOnPastTheIndexesOfAWriterThatDied() throws Exception {
        Future<?> paused = writerThatPausesBeforeItsCommit(EventTable.NOON);
        awaitQuietly(appended);
        Future<?> other = writers.submit(() -> table.append(EventTable.event("customer:3", 0, 3)));
        await().atMost(PATIENCE).until(() -> table.waitingForALock() == 1);
        table.sql
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted")
                .query(Boolean.class)
                .single();
        other.get();

        assertThat(tracker.readOn()).containsExactly(1L, 3L);
        resume.countDown();
        assertThat(await().atMost(PATIENCE).until(paused::state, state -> state != Future.State.RUNNING))
                .isEqualTo(Future.State.FAILED);
        assertThat(tracker.readOn()).containsExactly(1L, 3L);
    }

    @Test
    void showsEveryEventOfManyWritersToATrackerThatNeverLooksBack() throws Exception {
        int count = 12;
        int each = 25;
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String stream = "customer:" + (100 + i);
            long first = 1_000L * (i + 1);
            running.add(writers.submit(() -> {
                for (int n = 0; n < each; n++) {
                    table.append(EventTable.event(stream, n, first + n));
                }
            }));
        }
        while (running.stream().anyMatch(writer -> !writer.isDone())) {
            tracker.readOn();
        }
        for (Future<?> writer : running) {
            writer.get();
        }

        assertThat(tracker.readOn()).hasSize(1 + count * each).isEqualTo(table.numbersAfter(null));
        for (int i = 0; i < count; i++) {
            long first = 1_000L * (i + 1);
            assertThat(tracker.seen.stream().filter(number -> number >= first && number < first + 1_000))
                    .containsExactlyElementsOf(
                            LongStream.range(first, first + each).boxed().toList());
        }
    }
}
