package io.vouchsafe.events.category;

import java.time.Instant;

/** A category that no rule refers to was deleted. */
public record CategoryDeleted(long categoryId, long projectId, Instant at) implements CategoryEvent {}
