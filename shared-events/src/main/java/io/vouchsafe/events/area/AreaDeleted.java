package io.vouchsafe.events.area;

import java.time.Instant;

/** An area that no rule refers to was deleted. */
public record AreaDeleted(long areaId, long projectId, Instant at) implements AreaEvent {}
