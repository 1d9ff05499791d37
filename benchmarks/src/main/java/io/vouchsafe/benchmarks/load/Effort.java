package io.vouchsafe.benchmarks.load;

/**
 * How hard and how long to press.
 *
 * @param connections requests under way at any time: each connection sends its next one when it has its answer
 * @param warmUpSeconds before anything is measured; 0 for none
 * @param seconds that are measured
 * @param requests the most to send after the warm-up
 */
public record Effort(int connections, int warmUpSeconds, int seconds, long requests) {

    /** For a fixed time, however many requests that makes. */
    public static Effort timed(int connections, int warmUpSeconds, int seconds) {
        return new Effort(connections, warmUpSeconds, seconds, Long.MAX_VALUE);
    }

    /** A fixed number of requests, in at most so many seconds. */
    public static Effort counted(int connections, long requests, int seconds) {
        return new Effort(connections, 0, seconds, requests);
    }
}
