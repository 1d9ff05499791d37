package io.vouchsafe.events.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer was erased: identifier and key are destroyed, what was confirmed stays. The number is never used again.
 *
 * @param reason as given; never holds the identifier. {@code null} for none
 */
public record CustomerErased(
        long customerNo, long projectId, @Nullable String reason, Instant at) implements CustomerEvent {}
