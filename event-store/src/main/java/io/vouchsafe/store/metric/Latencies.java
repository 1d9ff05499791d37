package io.vouchsafe.store.metric;

import java.time.Duration;

/** Where the buckets of histograms of durations end, the same for all of them, so that they can be compared. */
public final class Latencies {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private Latencies() {}

    /** From 1 ms to 5 s. */
    public static Duration[] bounds() {
        return BOUNDS.clone();
    }
}
