package io.vouchsafe.command;

import io.vouchsafe.events.DomainEvent;

/** An event as it stands in the table. */
public record Stored(long index, String stream, long sequence, DomainEvent event) {}
