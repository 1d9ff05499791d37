package io.vouchsafe.events.customer;

import java.time.Instant;

/**
 * A customer was seen for the first time (contract §3.7).
 *
 * @param isNew whether the customer counts as new until a first confirmed redemption
 */
public record CustomerRegistered(long customerNo, long projectId, boolean isNew, Instant at) implements CustomerEvent {}
