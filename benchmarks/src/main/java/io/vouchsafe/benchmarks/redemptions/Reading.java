package io.vouchsafe.benchmarks.redemptions;

import io.vouchsafe.benchmarks.load.Outcome;

/**
 * One measurement of one cell.
 *
 * @param perSecond of what the cell counts
 * @param by what sent the load
 */
record Reading(double perSecond, double p50Millis, double p99Millis, String by) {

    static Reading of(Outcome outcome, String by) {
        return of(outcome.perSecond(), outcome.p50Micros(), outcome.p99Micros(), by);
    }

    static Reading of(double perSecond, long p50Micros, long p99Micros, String by) {
        return new Reading(perSecond, p50Micros / 1e3, p99Micros / 1e3, by);
    }
}
