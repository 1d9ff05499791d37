package io.vouchsafe.query.rebuild;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What rebuilds do in this process. */
final class RebuildMeters {

    private final AtomicInteger underWay = new AtomicInteger();
    private final Counter finished;
    private final Counter cancelled;
    private final Counter failed;
    private final Counter events;

    /** Registers the meters. */
    RebuildMeters(MeterRegistry registry) {
        Gauge.builder("vouchsafe.rebuild.running", underWay, AtomicInteger::get)
                .description("Rebuilds of projections that this process works on, 0 or 1")
                .register(registry);
        this.finished = outcome(registry, "finished");
        this.cancelled = outcome(registry, "cancelled");
        this.failed = outcome(registry, "failed");
        this.events = Counter.builder("vouchsafe.rebuild.events")
                .description("Events that rebuilds have passed, followed or not")
                .baseUnit("events")
                .register(registry);
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("vouchsafe.rebuilds")
                .tag("outcome", outcome)
                .description(
                        "Rebuilds of projections by how they ended in this process; one that failed goes on after a pause")
                .register(registry);
    }

    void began() {
        underWay.incrementAndGet();
    }

    void ended() {
        underWay.decrementAndGet();
    }

    void passed(long count) {
        events.increment((double) count);
    }

    void finished() {
        finished.increment();
    }

    void cancelled() {
        cancelled.increment();
    }

    void failed() {
        failed.increment();
    }
}
