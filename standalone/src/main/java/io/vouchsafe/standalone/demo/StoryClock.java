package io.vouchsafe.standalone.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clock of the story. It is moved from step to step, never back; within a step each look at it is a little later than the one before, so that
 * what is decided in an hour is spread over that hour, and no look leaves the step.
 */
final class StoryClock extends Clock {

    private final AtomicLong millis;
    private volatile long tickMillis;
    private volatile long lastMillis;

    StoryClock(Instant begin) {
        this.millis = new AtomicLong(begin.toEpochMilli());
        this.lastMillis = begin.toEpochMilli();
    }

    /**
     * Moves on to the begin of a step.
     *
     * @param end where the step ends
     * @param looks about how many are to be expected in it
     */
    void moveTo(Instant begin, Instant end, int looks) {
        long from = Math.max(begin.toEpochMilli(), millis.get());
        long last = Math.max(from, end.toEpochMilli() - 1);
        lastMillis = last;
        tickMillis = (last - from) / (looks + 1L);
        millis.set(from);
    }

    @Override
    public Instant instant() {
        long last = lastMillis;
        long tick = tickMillis;
        return Instant.ofEpochMilli(millis.updateAndGet(now -> Math.min(now + tick, Math.max(now, last))));
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
