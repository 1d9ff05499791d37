package io.vouchsafe.standalone.demo;

import io.vouchsafe.standalone.demo.Order.Course;
import java.time.Instant;
import java.util.List;

/**
 * Some hours of the story, or a part of them where there is much to do: within them, no rule of a campaign begins or ends. Edits come first and
 * one by one, then reversals; orders and confirmations are under way together.
 *
 * @param begin where the clock stands first
 * @param late orders of earlier steps that are confirmed now
 */
record Step(Instant begin, List<Edit> edits, List<Reversal> reversals, List<Order> late, List<Order> orders) {

    Step {
        edits = List.copyOf(edits);
        reversals = List.copyOf(reversals);
        late = List.copyOf(late);
        orders = List.copyOf(orders);
    }

    /** How often the clock is looked at in orders and confirmations: once for each redemption that is validated, confirmed or deleted. */
    int looks() {
        long twice = orders.stream()
                .filter(order -> order.course() == Course.TWO_STEPS || order.course() == Course.DELETED)
                .count();
        return (int) (orders.size() + twice + late.size());
    }

    /** A confirmed order is taken back. */
    record Reversal(Order order, String reason) {}
}
