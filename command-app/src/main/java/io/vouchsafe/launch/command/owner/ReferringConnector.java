package io.vouchsafe.launch.command.owner;

import io.vouchsafe.contract.error.ApiFailure;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.distributed.CommandBusConnector;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * Gets a command to its owner by having the request sent there instead: the gateway is told where to, and sends it again. So commands need no form on
 * the wire, and command sides need not speak with each other. Where that cannot be done, the command is handled here.
 */
final class ReferringConnector implements CommandBusConnector {

    private final CommandBus local;

    ReferringConnector(CommandBus local) {
        this.local = local;
    }

    @Override
    public <C> void send(Member destination, CommandMessage<? extends C> command) {
        local.dispatch(command);
    }

    @Override
    public <C, R> void send(Member destination, CommandMessage<C> command, CommandCallback<? super C, R> callback) {
        Referral referral = Referral.take();
        if (destination.local() || referral == null) {
            local.dispatch(command, callback);
            return;
        }
        referral.to(destination.name());
        callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(new ApiFailure.Misdirected()));
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return local.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Optional<CommandBus> localSegment() {
        return Optional.of(local);
    }
}
