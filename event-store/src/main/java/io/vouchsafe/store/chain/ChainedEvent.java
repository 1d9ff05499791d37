package io.vouchsafe.store.chain;

/**
 * An event at its place.
 *
 * @param index its global index
 */
public record ChainedEvent(long index, EventContent content) {}
