package io.vouchsafe.standalone.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The clock of the story, which is never moved back. Whoever looks at it moves it: edits follow one another by a second, and orders by the times
 * that are planned for them, so that what is decided in one step is spread over its hours as planned.
 */
final class StoryClock extends Clock {

    private static final long PAUSE_MILLIS = 1000;

    private long millis;
    /** Where looks lead to, one after another; none for pauses of the same length. */
    private List<Order> planned = List.of();

    private long looks;
    private long expected = 1;
    private long most;

    StoryClock(Instant begin) {
        this.millis = begin.toEpochMilli();
        this.most = millis;
    }

    /** Moves on to the begin of a step, for its edits; they do not get beyond its first order. */
    synchronized void edits(Step step) {
        millis = Math.max(millis, step.begin().toEpochMilli());
        planned = List.of();
        most = step.orders().isEmpty()
                ? Long.MAX_VALUE
                : step.orders().getFirst().at().toEpochMilli();
    }

    /** Follows the orders of a step from now on. */
    synchronized void orders(Step step) {
        planned = step.orders();
        looks = 0;
        expected = Math.max(1, step.looks());
    }

    @Override
    public synchronized Instant instant() {
        if (planned.isEmpty()) {
            millis = Math.max(millis, Math.min(millis + PAUSE_MILLIS, most));
        } else {
            long index = Math.min(looks * planned.size() / expected, planned.size() - 1L);
            millis = Math.max(millis, planned.get((int) index).at().toEpochMilli());
            looks++;
        }
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("decisions take instants from this clock, and zones from the project");
    }
}
