package io.vouchsafe.store.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it, in either direction. */
public final class MovableClock extends Clock {

    /** Where every clock begins. */
    public static final Instant NOON = Instant.parse("2024-03-09T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    /** Moves the clock, backwards if negative. */
    public void move(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    /** Sets the clock, to before or after what it shows. */
    public void moveTo(Instant instant) {
        now.set(instant);
    }

    /** The time since noon, as a stop watch shows it. */
    public long nanos() {
        return Duration.between(NOON, now.get()).toNanos();
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("whoever asks takes instants only");
    }
}
