package io.vouchsafe.command.lane;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;

/** One command on its way through a lane. */
record Item<C, R>(
        CommandMessage<C> command,
        LaneCommand announced,
        MessageHandler<? super CommandMessage<?>> handler,
        CommandCallback<? super C, ? super R> callback) {

    @SuppressWarnings("unchecked") // the handler's result type is the caller's promise, as everywhere in Axon
    void answer(CommandResultMessage<?> result) {
        callback.onResult(command, (CommandResultMessage<R>) result);
    }
}
