package io.vouchsafe.command.customer;

/** A customer as clients name one: by an identifier that is unique in a project. */
public record CustomerKey(long projectId, String identifier) {}
