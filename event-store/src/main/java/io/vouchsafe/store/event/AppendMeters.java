package io.vouchsafe.store.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vouchsafe.store.metric.Latencies;
import java.util.concurrent.TimeUnit;

/** What appends cost: the wait for the append lock, the round trip in which that happens, and how many events it carries. */
public final class AppendMeters {

    private final Timer lock;
    private final Timer append;
    private final Counter events;

    /** Registers the meters. */
    public AppendMeters(MeterRegistry registry) {
        this.lock = Timer.builder("vouchsafe.append.lock")
                .description("How long an append waited for the append lock, by the clock of PostgreSQL")
                .serviceLevelObjectives(Latencies.bounds())
                .register(registry);
        this.append = Timer.builder("vouchsafe.append")
                .description("The round trip that takes the append lock and writes the events and their link")
                .register(registry);
        this.events = Counter.builder("vouchsafe.append.events")
                .description("Events written; a transaction that failed later is counted too")
                .baseUnit("events")
                .register(registry);
    }

    /**
     * An append was made.
     *
     * @param count of its events
     * @param nanos of the whole round trip
     * @param lockMicros of it, until the lock was there; a clock that was set back may make it negative
     */
    void appended(int count, long nanos, long lockMicros) {
        append.record(nanos, TimeUnit.NANOSECONDS);
        lock.record(Math.max(0, lockMicros), TimeUnit.MICROSECONDS);
        events.increment(count);
    }
}
