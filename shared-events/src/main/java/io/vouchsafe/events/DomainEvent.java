package io.vouchsafe.events;

import java.time.Instant;

/** A fact that has been decided and stored. Implementations are immutable records of one sealed family per feature. */
public interface DomainEvent {

    /** The project in which this happened; projects never see each other's events. */
    long projectId();

    /** The instant of the decision, by the clock that the decision itself used. */
    Instant at();
}
