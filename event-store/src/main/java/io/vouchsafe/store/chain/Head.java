package io.vouchsafe.store.chain;

import java.time.Instant;

/**
 * The end of a chain at one instant.
 *
 * @param number of the last link; 0 where nothing was appended since the chain began
 * @param position global index of its last event
 * @param hash of the last link, which stands for the whole past
 * @param lastEvent highest global index in the table: more than {@code position} only if somebody wrote past the appender
 * @param at when this was read
 */
public record Head(long number, long position, Sha256 hash, long lastEvent, Instant at) {}
