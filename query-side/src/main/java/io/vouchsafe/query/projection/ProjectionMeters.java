package io.vouchsafe.query.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What one projection does in this process: batches, the events in them, and batches that were rolled back. */
final class ProjectionMeters {

    private final Timer batches;
    private final Counter events;
    private final Counter failures;

    /** Registers the meters. */
    ProjectionMeters(MeterRegistry registry, String projection) {
        this.batches = Timer.builder("vouchsafe.projection.batch")
                .tag("projection", projection)
                .description(
                        "A batch of a projection, from its first event until its rows were committed or rolled back")
                .register(registry);
        this.events = Counter.builder("vouchsafe.projection.events")
                .tag("projection", projection)
                .description("Events that the projection has passed in this process, followed or not")
                .baseUnit("events")
                .register(registry);
        this.failures = Counter.builder("vouchsafe.projection.failures")
                .tag("projection", projection)
                .description("Batches of the projection that were rolled back; they are tried again")
                .register(registry);
    }

    /**
     * A batch was committed.
     *
     * @param began by {@link System#nanoTime}
     */
    void committed(int count, long began) {
        batches.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        events.increment(count);
    }

    /**
     * A batch was rolled back.
     *
     * @param began by {@link System#nanoTime}
     */
    void failed(long began) {
        batches.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        failures.increment();
    }
}
