package io.vouchsafe.events.customer;

import java.time.Instant;

/** A new customer had a first redemption confirmed, and is new no longer. */
public record CustomerReturned(long customerNo, long projectId, Instant at) implements CustomerEvent {}
