package io.vouchsafe.command.lane;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command on its way through a lane. */
record Item<C, R>(
        CommandMessage<C> command,
        LaneCommand announced,
        MessageHandler<? super CommandMessage<?>> handler,
        CommandCallback<? super C, ? super R> callback) {

    private static final Logger log = LoggerFactory.getLogger(Item.class);

    /** Answers. What was committed stays so whatever its sender makes of the answer, so a failure of the callback ends here. */
    @SuppressWarnings("unchecked") // the handler's result type is the caller's promise, as everywhere in Axon
    void answer(CommandResultMessage<?> result) {
        try {
            callback.onResult(command, (CommandResultMessage<R>) result);
        } catch (RuntimeException failure) {
            log.error("The answer to {} could not be delivered", command.getCommandName(), failure);
        }
    }
}
