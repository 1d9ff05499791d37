package io.vouchsafe.query.reconcile;

import java.util.List;

/**
 * What came of a reconciliation.
 *
 * @param position global index of the newest event that it counted
 * @param redemptions confirmed and not reversed
 * @param compared how many counters were compared, by and large: rows on the side of what is kept
 * @param differences how many there are
 * @param found the first of each kind
 */
public record Verdict(long position, long redemptions, long compared, long differences, List<Difference> found) {

    public Verdict {
        found = List.copyOf(found);
    }

    /** Whether everything agrees. */
    public boolean clean() {
        return differences == 0;
    }
}
