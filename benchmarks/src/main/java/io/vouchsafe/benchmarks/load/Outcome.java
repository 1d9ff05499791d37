package io.vouchsafe.benchmarks.load;

/**
 * What came of a load.
 *
 * @param accepted answers 2xx
 * @param refused other answers
 * @param broken connections that broke before an answer
 * @param seconds that were measured
 * @param acceptedBefore answers 2xx of the warm-up
 * @param sentBefore the most requests that the warm-up can have sent
 * @param cutOff the most requests that were sent and whose answer was not awaited
 * @param p50Micros median time to the whole answer
 * @param p99Micros 99th percentile of it
 * @param maxMicros the longest
 */
public record Outcome(
        long accepted,
        long refused,
        long broken,
        double seconds,
        long acceptedBefore,
        long sentBefore,
        long cutOff,
        long p50Micros,
        long p99Micros,
        long maxMicros) {

    public double perSecond() {
        return accepted / seconds;
    }

    /** Answers 2xx, those of the warm-up included. */
    public long allAccepted() {
        return accepted + acceptedBefore;
    }
}
