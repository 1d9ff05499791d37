package io.vouchsafe.standalone.demo;

import java.time.Instant;
import java.util.List;

/**
 * An hour of the story, or a part of one where there is much to do. Edits come first and one by one, then reversals; orders and confirmations
 * are under way together.
 *
 * @param begin where the clock stands first
 * @param end where it does not get to
 * @param late orders of earlier steps that are confirmed now
 */
record Step(
        Instant begin, Instant end, List<Edit> edits, List<Reversal> reversals, List<Order> late, List<Order> orders) {

    Step {
        edits = List.copyOf(edits);
        reversals = List.copyOf(reversals);
        late = List.copyOf(late);
        orders = List.copyOf(orders);
    }

    /** A confirmed order is taken back. */
    record Reversal(Order order, String reason) {}
}
