package io.vouchsafe.query.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Adds up the last sixty seconds, second by second, so that a figure need not be read twice. Not thread-safe. */
final class Minute {

    private static final int SECONDS = 60;
    private static final int SCALE = 2;

    private final TreeMap<Long, Count> bySecond = new TreeMap<>();

    /**
     * What happened in a second.
     *
     * @param second since 1970
     * @param redemptions confirmed
     * @param discountMinor granted by them, in minor units
     */
    record Count(long second, long redemptions, long discountMinor, long declined) {

        Count plus(Count more) {
            return new Count(
                    second,
                    redemptions + more.redemptions,
                    discountMinor + more.discountMinor,
                    declined + more.declined);
        }
    }

    /** Takes in what was not counted yet. */
    void add(List<Count> counts) {
        counts.forEach(count -> bySecond.merge(count.second(), count, Count::plus));
    }

    /** What was taken in of the sixty seconds before an instant, that of the instant included; what is older is dropped. */
    LiveFigures.LastMinute until(Instant now) {
        bySecond.headMap(now.getEpochSecond() - SECONDS, true).clear();
        Count sum = bySecond.values().stream().reduce(new Count(0, 0, 0, 0), Count::plus);
        return new LiveFigures.LastMinute(
                sum.redemptions(), BigDecimal.valueOf(sum.discountMinor(), SCALE), sum.declined());
    }
}
