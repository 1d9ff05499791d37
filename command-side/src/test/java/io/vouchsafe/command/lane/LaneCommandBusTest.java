package io.vouchsafe.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.store.trace.Traces;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Group commit: many commands, one transaction, and nobody suffers for a neighbour. */
class LaneCommandBusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CAPACITY = 5;

    private final Notebook notebook = new Notebook();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LaneMeters meters = new LaneMeters(registry);
    private final LaneCommandBus bus = new LaneCommandBus(
            NoTransactionManager.INSTANCE,
            new BatchUnitOfWork(notebook, meters, Traces.off(), notebook::page),
            meters,
            Traces.off(),
            1,
            CAPACITY,
            10);
    private final CountDownLatch handling = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Does something in a lane. */
    private record Task(Runnable work) implements LaneCommand {
        @Override
        public SortedSet<Long> locks() {
            return new TreeSet<>(List.of(1L));
        }

        @Override
        public Collection<StreamRef<?>> streams() {
            return List.of();
        }
    }

    @BeforeEach
    void subscribe() {
        bus.subscribe(Task.class.getName(), message -> {
            ((Task) message.getPayload()).work().run();
            return "done";
        });
    }

    @AfterEach
    void close() {
        goOn.countDown();
        bus.close();
    }

    private CompletableFuture<Object> send(Runnable work) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        bus.dispatch(GenericCommandMessage.<Task>asCommandMessage(new Task(work)), (command, result) -> {
            if (result.isExceptional()) {
                answer.completeExceptionally(result.exceptionResult());
            } else {
                answer.complete(result.getPayload());
            }
        });
        return answer;
    }

    private CompletableFuture<Object> note(String text) {
        return send(() -> Notebook.note(text));
    }

    /** Keeps the lane busy, so that what is sent next becomes one batch. */
    private void keepBusy() throws InterruptedException {
        CompletableFuture<Object> busy = send(() -> {
            handling.countDown();
            awaitQuietly(goOn);
        });
        assertThat(handling.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(busy).isNotDone();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the lane was never let go on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object answer(CompletableFuture<Object> future) {
        await().atMost(PATIENCE).until(future::isDone);
        return future.isCompletedExceptionally() ? future.exceptionNow() : future.resultNow();
    }

    @Test
    void commitsOneCommandAtOnceWhenIdle() {
        assertThat(answer(note("one"))).isEqualTo("done");
        assertThat(answer(note("two"))).isEqualTo("done");

        assertThat(notebook.commits()).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void commitsTogetherWhatQueuedUp() throws Exception {
        keepBusy();
        List<CompletableFuture<Object>> answers = List.of(note("one"), note("two"), note("three"));
        assertThat(bus.queued()).isEqualTo(3);
        goOn.countDown();

        answers.forEach(one -> assertThat(answer(one)).isEqualTo("done"));
        assertThat(notebook.commits()).containsExactly(List.of(), List.of("one", "two", "three"));
        assertThat(outcome("committed")).isEqualTo(4);
        assertThat(registry.get("vouchsafe.lane.batch.size").summary().max()).isEqualTo(3);
        assertThat(registry.get("vouchsafe.lane.wait").timer().count()).isEqualTo(4);
        assertThat(registry.get("vouchsafe.commit").timer().count()).isEqualTo(2);
    }

    /** The lane's thread works for many; what is logged meanwhile is about one of them. */
    @Test
    void logsWhatConcernsACommandInTheContextOfItsSender() throws Exception {
        keepBusy();
        List<String> seen = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (String request : List.of("r1", "r2")) {
            MDC.put("requestId", request);
            answers.add(send(() -> seen.add(MDC.get("requestId"))));
        }
        MDC.remove("requestId");
        goOn.countDown();
        answers.forEach(LaneCommandBusTest::answer);

        MDC.put("requestId", "alone");
        answer(send(() -> seen.add(MDC.get("requestId"))));
        MDC.remove("requestId");
        answer(send(() -> seen.add(String.valueOf(MDC.get("requestId")))));

        assertThat(seen).containsExactly("r1", "r2", "alone", "null");
    }

    private double outcome(String outcome) {
        return registry.get("vouchsafe.commands")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double retried(String reason) {
        return registry.get("vouchsafe.commands.retried")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Test
    void turnsAwayWhatDoesNotFitIntoAFullLane() throws Exception {
        keepBusy();
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (int i = 0; i < CAPACITY; i++) {
            answers.add(note("note " + i));
        }

        assertThat(answer(note("too much"))).isInstanceOfSatisfying(ApiFailure.Unavailable.class, busy -> {
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.retryAfterSeconds()).isEqualTo(1);
        });
        assertThat(outcome("lane_full")).isEqualTo(1);
        goOn.countDown();
        answers.forEach(one -> assertThat(answer(one)).isEqualTo("done"));
        assertThat(notebook.commits())
                .containsExactly(List.of(), List.of("note 0", "note 1", "note 2", "note 3", "note 4"));
    }

    @Test
    void answersARefusalThatChangedNothingWithoutUndoingItsNeighbours() throws Exception {
        ApiFailure refusal =
                new ApiFailure.Invalid("no", List.of(Refusal.of("name", RefusalCode.REQUIRED, "is required")));
        keepBusy();
        CompletableFuture<Object> before = note("one");
        CompletableFuture<Object> refused = send(() -> {
            throw refusal;
        });
        CompletableFuture<Object> after = note("two");
        goOn.countDown();

        assertThat(answer(before)).isEqualTo("done");
        assertThat(answer(refused)).isSameAs(refusal);
        assertThat(answer(after)).isEqualTo("done");
        assertThat(notebook.commits()).containsExactly(List.of(), List.of("one", "two"));
    }

    @Test
    void undoesARefusalThatCameTooLateAndOnlyThat() throws Exception {
        ApiFailure refusal = new ApiFailure.NotFound("Campaign");
        keepBusy();
        CompletableFuture<Object> before = note("one");
        CompletableFuture<Object> refused = send(() -> {
            Notebook.note("never");
            throw refusal;
        });
        CompletableFuture<Object> after = note("two");
        goOn.countDown();

        assertThat(answer(before)).isEqualTo("done");
        assertThat(answer(refused)).isSameAs(refusal);
        assertThat(answer(after)).isEqualTo("done");
        assertThat(notebook.commits()).containsExactly(List.of(), List.of("one"), List.of("two"));
    }

    @Test
    void sparesTheNeighboursOfABug() throws Exception {
        IllegalStateException bug = new IllegalStateException("bug");
        keepBusy();
        CompletableFuture<Object> before = note("one");
        CompletableFuture<Object> buggy = send(() -> {
            throw bug;
        });
        CompletableFuture<Object> after = note("two");
        goOn.countDown();

        assertThat(answer(before)).isEqualTo("done");
        assertThat(answer(buggy)).isSameAs(bug);
        assertThat(answer(after)).isEqualTo("done");
        assertThat(notebook.commits()).containsExactly(List.of(), List.of("one"), List.of("two"));
        assertThat(notebook.rollbacks()).isEqualTo(2);
        assertThat(notebook.abandonedBatches()).isEqualTo(2);
        assertThat(outcome("failed")).isEqualTo(1);
        assertThat(outcome("committed")).isEqualTo(3);
        assertThat(retried("neighbour")).isEqualTo(3);
    }

    @Test
    void triesALostRaceAgain() {
        notebook.failFlush(new ConcurrencyException("lost"));
        notebook.failFlush(new IllegalStateException(new SQLException("deadlock", "40P01")));

        assertThat(answer(note("one"))).isEqualTo("done");
        assertThat(notebook.commits()).containsExactly(List.of("one"));
        assertThat(retried("lost_race")).isEqualTo(2);
        assertThat(outcome("committed")).isEqualTo(1);
    }

    @Test
    void givesUpAfterLosingFourRaces() {
        AtomicInteger attempts = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            notebook.failFlush(new ConcurrencyException("lost"));
        }

        assertThat(answer(send(attempts::incrementAndGet)))
                .isInstanceOf(ApiFailure.Unavailable.class)
                .asString()
                .contains("nothing was changed");
        assertThat(attempts).hasValue(4);
        assertThat(outcome("contended")).isEqualTo(1);
        assertThat(retried("lost_race")).isEqualTo(3);
        assertThat(notebook.commits()).isEmpty();
        assertThat(answer(note("next"))).isEqualTo("done");
    }

    @Test
    void saysThatNothingWasChangedWhenTheDatabaseIsGoneBeforeTheCommit() {
        notebook.failFlush(new IllegalStateException(new SQLException("gone", "08006")));

        assertThat(answer(note("one")))
                .isInstanceOf(ApiFailure.Unavailable.class)
                .asString()
                .contains("nothing was changed");
        assertThat(notebook.commits()).isEmpty();
        assertThat(outcome("unreachable")).isEqualTo(1);
    }

    @Test
    void neverTriesAgainWhenTheOutcomeOfACommitIsUnknown() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        keepBusy();
        List<CompletableFuture<Object>> answers =
                List.of(send(attempts::incrementAndGet), send(attempts::incrementAndGet));
        notebook.failCommit(new IllegalStateException("busy's own"));
        notebook.failCommit(new IllegalStateException(new SQLException("gone", "08006")));
        goOn.countDown();

        for (CompletableFuture<Object> one : answers) {
            assertThat(answer(one))
                    .isInstanceOf(ApiFailure.Unavailable.class)
                    .asString()
                    .contains("outcome is unknown");
        }
        assertThat(attempts).hasValue(2);
        assertThat(outcome("unknown")).isEqualTo(3);
        assertThat(answer(note("next"))).isEqualTo("done");
    }

    /** An answer that nobody can take must not be mistaken for a failure of what was committed. */
    @Test
    void handlesACommandOnceThoughItsAnswerIsThrownBack() throws Exception {
        keepBusy();
        bus.dispatch(GenericCommandMessage.<Task>asCommandMessage(new Task(() -> Notebook.note("one"))), (_, _) -> {
            throw new IllegalStateException("nobody listens");
        });
        CompletableFuture<Object> neighbour = note("two");
        goOn.countDown();

        assertThat(answer(neighbour)).isEqualTo("done");
        assertThat(answer(note("three"))).isEqualTo("done");
        assertThat(notebook.commits()).containsExactly(List.of(), List.of("one", "two"), List.of("three"));
    }

    @Test
    void finishesWhatIsQueuedWhenItIsClosedAndTurnsAwayWhatComesLater() throws Exception {
        keepBusy();
        CompletableFuture<Object> queued = note("one");
        Thread closing = Thread.ofVirtual().start(bus::close);
        goOn.countDown();
        closing.join();

        assertThat(answer(queued)).isEqualTo("done");
        assertThat(answer(note("too late"))).isInstanceOf(ApiFailure.Unavailable.class);
        assertThat(notebook.commits()).containsExactly(List.of(), List.of("one"));
    }
}
