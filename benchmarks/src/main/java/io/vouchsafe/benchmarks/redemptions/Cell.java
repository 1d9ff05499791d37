package io.vouchsafe.benchmarks.redemptions;

/**
 * One figure of the table.
 *
 * @param series what is measured; the same at several connections
 * @param what the same in words
 * @param connections requests or callers at once
 * @param probe measures it once
 */
record Cell(String series, String what, int connections, Probe probe) {

    /** Measures once. */
    @FunctionalInterface
    interface Probe {
        /** Fails if anything was counted wrong. */
        Reading read() throws Exception;
    }
}
