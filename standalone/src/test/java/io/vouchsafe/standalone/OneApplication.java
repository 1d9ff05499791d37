package io.vouchsafe.standalone;

import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.store.embedded.TestDatabase;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one application that all tests of a run share to those who ask for it, and to those who ask for an {@link Api} an admin of a
 * project that nobody else has. Starting it takes longer than most tests.
 */
public final class OneApplication implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningApplication.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningApplication application = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OneApplication.class))
                .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class)
                .application();
        return parameter.getParameter().getType() == Api.class ? application.newAdmin() : application;
    }

    private record Shared(TestDatabase database, RunningApplication application) implements AutoCloseable {

        static Shared start() {
            TestDatabase database = TestDatabase.fresh();
            return new Shared(database, RunningApplication.on(database));
        }

        @Override
        public void close() {
            application.close();
            database.close();
        }
    }
}
