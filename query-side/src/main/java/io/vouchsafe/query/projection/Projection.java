package io.vouchsafe.query.projection;

import io.vouchsafe.events.DomainEvent;
import java.util.List;

/**
 * Rows that follow from the events and from nothing else: no clock, no sequence, no other table. Applied in one transaction with the position
 * that they stand for, so that each event counts exactly once.
 *
 * <p>Whatever does not fit throws: a row that is missing is never skipped, because a view that is silently wrong cannot be told from one that
 * is right.
 */
public interface Projection {

    /** Under which name it runs, waits and is measured. For ever, because its position is kept under it. */
    String name();

    /** Whether events of this class change its rows. The others are not even read. */
    boolean follows(Class<?> eventClass);

    /**
     * Brings the rows up to date, with as few statements as possible.
     *
     * @param events followed ones, in the order of the store; not empty
     */
    void apply(List<DomainEvent> events);

    /** Removes all its rows. */
    void clear();
}
