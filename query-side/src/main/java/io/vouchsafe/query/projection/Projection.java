package io.vouchsafe.query.projection;

import io.vouchsafe.events.DomainEvent;
import java.util.List;
import java.util.Set;

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

    /**
     * The tables of its rows, in the schema that {@link #apply} writes to. Nobody else writes them, it writes no others, and it names them without a
     * schema: a rebuild fills tables of the same names elsewhere.
     */
    List<String> tables();

    /**
     * Indexes that readers need and {@link #apply} does not. A rebuild makes them when the rows are there, which is quicker than keeping them up
     * row by row. One that is left out here costs time; one that is named here although a batch looks rows up by it costs a scan of the
     * table for each batch.
     */
    default Set<String> indexesForReads() {
        return Set.of();
    }

    /**
     * As {@link #apply}, for a projection that also keeps where and for whom its events were stored; the others need not know.
     *
     * @param recorded followed ones, in the order of the store; not empty
     */
    default void applyRecorded(List<Recorded> recorded) {
        apply(recorded.stream().map(Recorded::event).toList());
    }
}
