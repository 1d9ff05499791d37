package io.vouchsafe.events.customer;

import java.time.Instant;

/** A customer had a first redemption confirmed, and is in no case new any longer. */
public record CustomerReturned(long customerNo, long projectId, Instant at) implements CustomerEvent {}
