package io.vouchsafe.process;

import java.io.PrintWriter;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What makes one program different from another.
 *
 * @param application its configuration
 * @param settings that its options lead to; they go before all other sources of settings
 * @param greeting said when it is ready
 */
public record Program(Class<?> application, Map<String, Object> settings, Greeting greeting) {

    /** Tells the user that a program is ready, and what only its start knows. */
    @FunctionalInterface
    public interface Greeting {

        /** Prints; the caller flushes. */
        void say(ConfigurableApplicationContext context, ServerAddress address, PrintWriter out);
    }
}
