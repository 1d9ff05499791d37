package io.vouchsafe.query.freshness;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vouchsafe.store.metric.Latencies;
import java.util.concurrent.TimeUnit;

/** How fresh projections were when they were read: at once, after a wait, or not in time. */
public final class ReadMeters {

    private final Counter fresh;
    private final Counter waited;
    private final Counter refused;
    private final Timer wait;

    /** Registers the meters. */
    public ReadMeters(MeterRegistry registry) {
        this.fresh = outcome(registry, "fresh");
        this.waited = outcome(registry, "waited");
        this.refused = outcome(registry, "refused");
        this.wait = Timer.builder("vouchsafe.reads.wait")
                .description("How long reads waited for their projections, those that waited at all")
                .serviceLevelObjectives(Latencies.bounds())
                .register(registry);
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("vouchsafe.reads")
                .tag("outcome", outcome)
                .description(
                        "Reads by whether their projections were fresh at once, after a wait, or not in time (503)")
                .baseUnit("reads")
                .register(registry);
    }

    void fresh() {
        fresh.increment();
    }

    /**
     * A read waited, and its projections became fresh.
     *
     * @param began by {@link System#nanoTime}
     */
    void waited(long began) {
        waited.increment();
        wait.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    /**
     * A read was told to ask again.
     *
     * @param began by {@link System#nanoTime}
     */
    void refused(long began) {
        refused.increment();
        wait.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
}
