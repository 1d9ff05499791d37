package io.vouchsafe.command.lane;

import io.micrometer.tracing.Span;
import io.vouchsafe.store.trace.Traces;
import java.util.Map;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One command on its way through a lane.
 *
 * @param sentNanos when it was sent, by {@link System#nanoTime}
 * @param logContext of its sender, for every line that is logged about it
 * @param span from its being sent until its answer; {@code null} if its request is not sampled
 */
record Item<C, R>(
        CommandMessage<C> command,
        LaneCommand announced,
        MessageHandler<? super CommandMessage<?>> handler,
        CommandCallback<? super C, ? super R> callback,
        long sentNanos,
        Map<String, String> logContext,
        @Nullable Span span) {

    private static final Logger log = LoggerFactory.getLogger(Item.class);

    /** A command that is sent now, by this thread. */
    static <C, R> Item<C, R> sent(
            CommandMessage<C> command,
            LaneCommand announced,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback,
            Traces traces) {
        Span span = traces.within("command");
        if (span != null) {
            span.tag("command", announced.getClass().getSimpleName());
        }
        Map<String, String> context = MDC.getCopyOfContextMap();
        return new Item<>(
                command, announced, handler, callback, System.nanoTime(), context == null ? Map.of() : context, span);
    }

    /** Does something about this command, so that whatever is logged meanwhile bears the context of its sender. */
    void inItsContext(Runnable work) {
        Map<String, String> own = MDC.getCopyOfContextMap();
        MDC.setContextMap(logContext);
        try {
            work.run();
        } finally {
            MDC.setContextMap(own == null ? Map.of() : own);
        }
    }

    /** Answers. What was committed stays so whatever its sender makes of the answer, so a failure of the callback ends here. */
    @SuppressWarnings("unchecked") // the handler's result type is the caller's promise, as everywhere in Axon
    void answer(CommandResultMessage<?> result) {
        if (span != null) {
            span.tag("outcome", result.isExceptional() ? "failed" : "answered");
            span.end();
        }
        try {
            callback.onResult(command, (CommandResultMessage<R>) result);
        } catch (RuntimeException failure) {
            inItsContext(() -> log.error("The answer to {} could not be delivered", command.getCommandName(), failure));
        }
    }
}
