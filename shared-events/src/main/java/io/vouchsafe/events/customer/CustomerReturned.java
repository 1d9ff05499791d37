package io.vouchsafe.events.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer had a first redemption confirmed, and is in no case new any longer, unless that is reversed.
 *
 * @param campaignId where; {@code null} in what was stored before reversals existed
 */
public record CustomerReturned(
        long customerNo, long projectId, @Nullable Long campaignId, Instant at) implements CustomerEvent {}
