package io.vouchsafe.command.dispatch;

import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Sends a command on behalf of a caller and waits for the answer, which comes after the commit. */
public final class Dispatcher {

    /** Under this key the edge leaves the request's id in the logging context. */
    private static final String REQUEST_ID = "requestId";

    private final CommandBus bus;
    private final Duration patience;

    /**
     * Sends to a bus.
     *
     * @param patience how long an answer is waited for; past it the outcome is unknown to the client
     */
    public Dispatcher(CommandBus bus, Duration patience) {
        this.bus = bus;
        this.patience = patience;
    }

    /** Sends a command that answers nothing. */
    public void send(Caller caller, Object command) {
        await(caller, command);
    }

    /** Sends a command and returns its answer. */
    public <R> R send(Caller caller, Object command, Class<R> answer) {
        Object result = await(caller, command);
        if (result == null) {
            throw new IllegalStateException("no answer to " + command.getClass().getSimpleName());
        }
        return answer.cast(result);
    }

    private @Nullable Object await(Caller caller, Object command) {
        CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
        bus.dispatch(
                new GenericCommandMessage<>(
                        new GenericMessage<>(command, metaData(caller)),
                        command.getClass().getName()),
                (message, result) -> {
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

    private static MetaData metaData(Caller caller) {
        String request = MDC.get(REQUEST_ID);
        return MetaData.from(
                request == null
                        ? Map.of("credential", caller.credential())
                        : Map.of("credential", caller.credential(), "request", request));
    }
}
