package io.vouchsafe.command.stream;

/** One stream, and how to read it. */
public record StreamRef<S>(StreamKind<S> kind, String id) {}
