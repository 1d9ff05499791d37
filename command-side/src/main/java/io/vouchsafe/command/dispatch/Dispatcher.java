package io.vouchsafe.command.dispatch;

import io.vouchsafe.command.idempotency.KeyedCommand;
import io.vouchsafe.command.idempotency.KeyedRequest;
import io.vouchsafe.command.idempotency.NotFinal;
import io.vouchsafe.command.idempotency.Settlement;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.caller.LogContext;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.store.trace.Traces;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Sends a command on behalf of a caller and waits for the answer, which comes after the commit. */
public final class Dispatcher {

    private final CommandBus bus;
    private final Duration patience;
    private final Traces traces;

    /**
     * Sends to a bus.
     *
     * @param patience how long an answer is waited for; past it the outcome is unknown to the client
     * @param traces of the requests that commands are sent for
     */
    public Dispatcher(CommandBus bus, Duration patience, Traces traces) {
        this.bus = bus;
        this.patience = patience;
        this.traces = traces;
    }

    /** Sends a command that answers nothing, and with which the request is done: 204 without a body. */
    public void send(Caller caller, Object command) {
        settle(message(caller, command), _ -> null);
    }

    /**
     * Sends a command and returns its answer. What its request is answered with is not known here, so that nothing is kept under an idempotency key
     * together with the command's events: for one of several commands of a request.
     */
    public <R> R send(Caller caller, Object command, Class<R> answer) {
        return present(command, answer, await(message(caller, command)));
    }

    /**
     * Sends the command that answers its request, and returns what the answer looks like to the client. If the request has an idempotency key, the
     * response is made and kept in the transaction of the events.
     *
     * @param rendering from the answer to the body of the response ({@code null} is 204), to the {@link ApiFailure} that it throws, or to {@link NotFinal};
     *     may look things up by key
     */
    public <R, B extends @Nullable Object> B send(
            Caller caller, Object command, Class<R> answer, Function<R, B> rendering) {
        return settle(message(caller, command), result -> rendering.apply(present(command, answer, result)));
    }

    private static <R> R present(Object command, Class<R> answer, @Nullable Object result) {
        if (result == null) {
            throw new IllegalStateException("no answer to " + command.getClass().getSimpleName());
        }
        return answer.cast(result);
    }

    private <B extends @Nullable Object> B settle(CommandMessage<?> message, Function<@Nullable Object, B> rendering) {
        KeyedRequest request = KeyedRequest.current();
        if (request == null) {
            return rendering.apply(await(message));
        }
        Settlement<B> settlement = request.settlement(rendering);
        return settlement.body(await(new KeyedCommand<>(message, settlement)));
    }

    private @Nullable Object await(CommandMessage<?> command) {
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        bus.dispatch(command, (_, result) -> {
            if (result.isExceptional()) {
                answer.completeExceptionally(result.exceptionResult());
            } else {
                answer.complete(result.getPayload());
            }
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } catch (TimeoutException late) {
            throw new ApiFailure.Unavailable(
                    "No answer in time: the outcome is unknown, ask for it before trying again", 1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiFailure.Unavailable("Interrupted: the outcome is unknown, ask for it before trying again", 1);
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    private CommandMessage<?> message(Caller caller, Object command) {
        return new GenericCommandMessage<>(
                new GenericMessage<>(command, metaData(caller)),
                command.getClass().getName());
    }

    private MetaData metaData(Caller caller) {
        MetaData by = who(caller);
        String traceparent = traces.traceparent();
        return traceparent == null ? by : by.and(Traces.TRACEPARENT, traceparent);
    }

    private static MetaData who(Caller caller) {
        String request = MDC.get(LogContext.REQUEST);
        return MetaData.from(
                request == null
                        ? Map.of("credential", caller.credential())
                        : Map.of("credential", caller.credential(), "request", request));
    }
}
