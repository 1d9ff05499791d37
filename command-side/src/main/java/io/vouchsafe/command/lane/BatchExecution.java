package io.vouchsafe.command.lane;

import io.micrometer.tracing.Span;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.store.trace.Traces;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Handles a batch in one transaction and answers its commands after the commit. If it fails before its COMMIT was sent, nothing has happened,
 * and each command is tried alone, so that one cannot spoil another's day. Lost races are tried again a few times. If the outcome of a COMMIT is
 * unknown, nothing is tried again: the clients are told to ask.
 */
final class BatchExecution {

    private static final Logger log = LoggerFactory.getLogger(BatchExecution.class);
    private static final int ATTEMPTS = 4;
    private static final long BACKOFF_MILLIS = 20;
    /** Serialization failure, deadlock, lock not available, unique violation. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "55P03", "23505");
    /** Classes of connection failures, of a server that is shutting down, and of one that is out of resources. */
    private static final Set<String> DISCONNECTIONS = Set.of("08", "57", "53");

    private final BatchUnitOfWork unitOfWork;
    private final LaneMeters meters;
    private final Traces traces;
    private final Handling handling;

    BatchExecution(BatchUnitOfWork unitOfWork, LaneMeters meters, Traces traces, Handling handling) {
        this.traces = traces;
        this.unitOfWork = unitOfWork;
        this.meters = meters;
        this.handling = handling;
    }

    /** Handles one command in a unit of work inside the current one. */
    @FunctionalInterface
    interface Handling {
        <C, R> void handle(Item<C, R> item, CommandCallback<? super C, ? super R> callback);
    }

    /** Every command of the batch has been answered when this returns. */
    void run(List<Item<?, ?>> batch) {
        traces.inside(traces.on() ? span(batch) : null, () -> execute(batch));
    }

    /** Belongs to the first request that is traced, and knows the others. It begins when the wait of its commands ends. */
    private @Nullable Span span(List<Item<?, ?>> batch) {
        List<Span> traced = new ArrayList<>();
        for (Item<?, ?> item : batch) {
            if (item.span() != null) {
                traced.add(item.span());
            }
        }
        Span span = traces.carrying("batch", traced);
        return span == null ? null : span.tag("commands", batch.size());
    }

    private void execute(List<Item<?, ?>> batch) {
        try {
            commit(batch);
        } catch (BatchUnitOfWork.OutcomeUnknown unknown) {
            answerUnknown(batch, unknown);
        } catch (RuntimeException | Error failure) {
            if (disconnected(failure)) {
                // Trying each alone would only make each wait for a connection.
                meters.unreachable(batch.size());
                batch.forEach(item -> item.answer(failed(unreachable())));
            } else if (batch.size() > 1) {
                meters.retriedAlone(batch.size());
                batch.forEach(item -> item.inItsContext(() -> alone(item, 1)));
            } else {
                again(batch.getFirst(), 1, failure);
            }
        }
    }

    private void alone(Item<?, ?> item, int attempt) {
        try {
            commit(List.of(item));
        } catch (BatchUnitOfWork.OutcomeUnknown unknown) {
            answerUnknown(List.of(item), unknown);
        } catch (RuntimeException | Error failure) {
            again(item, attempt, failure);
        }
    }

    private void answerUnknown(List<Item<?, ?>> items, BatchUnitOfWork.OutcomeUnknown unknown) {
        meters.unknown(items.size());
        log.warn("The outcome of a commit of {} commands is unknown", items.size(), unknown);
        ApiFailure answer = new ApiFailure.Unavailable(
                "The outcome is unknown; ask for it under the same transaction id before trying again", 1);
        for (Item<?, ?> item : items) {
            item.inItsContext(() ->
                    log.warn("The outcome of {} is unknown", item.command().getCommandName()));
            item.answer(failed(answer));
        }
    }

    private void again(Item<?, ?> item, int attempt, Throwable failure) {
        if (!lostRace(failure)) {
            boolean unreachable = disconnected(failure);
            if (unreachable) {
                meters.unreachable(1);
            } else {
                meters.failed();
            }
            item.answer(failed(unreachable ? unreachable() : failure));
        } else if (attempt == ATTEMPTS) {
            meters.contended();
            log.warn("A command lost {} races in a row", ATTEMPTS, failure);
            item.answer(failed(new ApiFailure.Unavailable("Too much contention; nothing was changed. Try again", 1)));
        } else {
            meters.retriedAfterLostRace();
            long pause = ThreadLocalRandom.current().nextLong(BACKOFF_MILLIS * attempt) + 1;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            alone(item, attempt + 1);
        }
    }

    private void commit(List<Item<?, ?>> items) {
        List<CommandResultMessage<?>> results = unitOfWork.run(batch -> {
            batch.open(items.stream().<LaneCommand>map(Item::announced).toList());
            return items.size() == 1 ? List.of(handle(items.getFirst(), batch)) : handleAll(items, batch);
        });
        meters.committed(items.size());
        for (int i = 0; i < items.size(); i++) {
            items.get(i).answer(results.get(i));
        }
    }

    private List<CommandResultMessage<?>> handleAll(List<Item<?, ?>> items, Batch batch) {
        List<CommandResultMessage<?>> answers = new ArrayList<>(items.size());
        try {
            for (Item<?, ?> item : items) {
                MDC.setContextMap(item.logContext());
                answers.add(handle(item, batch));
            }
        } finally {
            // What follows concerns all of them.
            MDC.clear();
        }
        return answers;
    }

    /** A refusal that changed nothing is an answer like any other; anything else that is thrown undoes the batch. */
    private CommandResultMessage<?> handle(Item<?, ?> item, Batch batch) {
        int before = batch.changes();
        CommandResultMessage<?> result = result(item);
        if (result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            if (!(failure instanceof ApiFailure) || batch.changes() != before) {
                throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
            }
        }
        return result;
    }

    private <C, R> CommandResultMessage<?> result(Item<C, R> item) {
        List<CommandResultMessage<?>> results = new ArrayList<>(1);
        handling.handle(item, (command, result) -> results.add(result));
        return results.getFirst();
    }

    private static CommandResultMessage<?> failed(Throwable failure) {
        return GenericCommandResultMessage.asCommandResultMessage(failure);
    }

    private static ApiFailure unreachable() {
        return new ApiFailure.Unavailable("The database cannot be reached; nothing was changed", 1);
    }

    private static boolean lostRace(Throwable failure) {
        return failure instanceof ConcurrencyException || LOST_RACES.contains(sqlState(failure));
    }

    private static boolean disconnected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        String state = sqlState(failure);
        return state.length() > 2 && DISCONNECTIONS.contains(state.substring(0, 2));
    }

    /** PostgreSQL's word for what went wrong; empty if it was not PostgreSQL that spoke. */
    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null ? "" : state;
            }
        }
        return "";
    }
}
