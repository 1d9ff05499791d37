package io.vouchsafe.command;

import io.vouchsafe.command.customer.Customers;
import io.vouchsafe.command.lane.BatchUnitOfWork;
import io.vouchsafe.command.stream.Streams;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Gives command handlers the streams and the customers of the batch that they are part of. */
final class BatchParameters implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<?> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        Class<?> type = parameters[parameterIndex].getType();
        if (type == Streams.class) {
            return new FromBatch<>(CommandBatch::streams);
        }
        return type == Customers.class ? new FromBatch<>(CommandBatch::customers) : null;
    }

    private record FromBatch<T>(Function<CommandBatch, T> part) implements ParameterResolver<T> {

        @Override
        public T resolveParameterValue(Message<?> message) {
            return part.apply((CommandBatch) BatchUnitOfWork.current(CurrentUnitOfWork.get()));
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
