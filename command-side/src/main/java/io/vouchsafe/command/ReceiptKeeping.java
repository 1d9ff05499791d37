package io.vouchsafe.command;

import io.vouchsafe.command.idempotency.KeyedCommand;
import io.vouchsafe.command.lane.BatchUnitOfWork;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Has the answer to a command that came with an idempotency key kept in the batch that the command is part of. */
final class ReceiptKeeping implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        return unitOfWork.getMessage() instanceof KeyedCommand<?> keyed
                        && BatchUnitOfWork.current(unitOfWork) instanceof CommandBatch batch
                ? batch.receipts().settle(keyed.settlement(), chain::proceed)
                : chain.proceed();
    }
}
