package io.vouchsafe.events.customer;

import java.time.Instant;

/** A customer without a confirmed redemption was deleted. The number is never used again. */
public record CustomerDeleted(long customerNo, long projectId, Instant at) implements CustomerEvent {}
