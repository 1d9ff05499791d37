package io.vouchsafe.events;

/**
 * The stored name of one event class. Names and revisions are for ever: a new nullable field keeps the revision, anything else needs a new
 * revision and an upcaster.
 *
 * @param name logical name, kebab case, independent of the Java class name
 * @param revision counts from 1
 * @param payload the class that carries the newest revision
 */
public record EventType(String name, int revision, Class<? extends DomainEvent> payload) {}
