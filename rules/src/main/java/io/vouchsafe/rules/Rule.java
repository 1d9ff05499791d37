package io.vouchsafe.rules;

import io.vouchsafe.events.type.Refusal;
import org.jspecify.annotations.Nullable;

/** One condition that a redemption must meet. Pure: the same attempt always gets the same answer. */
@FunctionalInterface
public interface Rule {

    /** Why not; {@code null} if the condition is met. */
    @Nullable
    Refusal refusal(Attempt attempt);
}
