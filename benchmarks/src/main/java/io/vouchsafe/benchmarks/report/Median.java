package io.vouchsafe.benchmarks.report;

import java.util.Arrays;

/** The middle of several measurements: unlike the mean it forgives one round that something else disturbed. */
public final class Median {

    private Median() {}

    /** The middle value, or the mean of the two in the middle. */
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
