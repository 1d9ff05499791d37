package io.vouchsafe.process.log;

import io.vouchsafe.process.environment.CannotStart;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms that a log can have. There is a {@code logback-….xml} for each. */
public final class LogFormat {

    /** The variable of the environment that names one. */
    public static final String VARIABLE = "VOUCHSAFE_LOG_FORMAT";

    private static final Set<String> KNOWN = Set.of("text", "ecs");

    private LogFormat() {}

    /** Refuses what is no form: there would be no log at all. */
    public static void require(@Nullable String value) {
        if (value != null && !KNOWN.contains(value)) {
            throw new CannotStart("%s must be text or ecs, not '%s'.".formatted(VARIABLE, value));
        }
    }
}
