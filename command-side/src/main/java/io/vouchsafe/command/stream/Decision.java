package io.vouchsafe.command.stream;

import java.time.Instant;
import org.axonframework.messaging.MetaData;

/**
 * What every change that comes of one decision has in common.
 *
 * @param streams what the transaction reads and writes
 * @param at when it was decided
 * @param by on whose behalf
 */
public record Decision(Streams streams, Instant at, MetaData by) {}
