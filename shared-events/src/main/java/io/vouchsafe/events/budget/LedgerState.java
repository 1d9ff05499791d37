package io.vouchsafe.events.budget;

import io.vouchsafe.events.type.BudgetWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a campaign has spent: in total, and in the calendar windows of the last charge. Small and of constant size, so that the last event of
 * a ledger tells all.
 *
 * @param redemptions confirmed in all
 * @param spentMinor granted in all, in minor units
 * @param windows granted per window, by {@link BudgetWindow#keyOf}; only windows that the last charge fell into
 */
public record LedgerState(long redemptions, long spentMinor, Map<String, Long> windows) {

    /** The account of a campaign that has granted nothing yet. */
    public static final LedgerState EMPTY = new LedgerState(0, 0, Map.of());

    public LedgerState {
        if (redemptions < 0 || spentMinor < 0) {
            throw new ArithmeticException("negative ledger: " + redemptions + ", " + spentMinor);
        }
        windows = Map.copyOf(windows);
    }

    /** What was granted in the window that an instant falls in, which must not be before the last charge. A window without a charge counts nothing. */
    public long spentIn(BudgetWindow window, Instant at, ZoneId zone) {
        return windows.getOrDefault(window.keyOf(at, zone), 0L);
    }

    /** The account after one more confirmed redemption. */
    public LedgerState charged(long amountMinor, Instant at, ZoneId zone) {
        Map<String, Long> next = new TreeMap<>();
        for (BudgetWindow window : BudgetWindow.values()) {
            String key = window.keyOf(at, zone);
            next.put(key, Math.addExact(windows.getOrDefault(key, 0L), amountMinor));
        }
        return new LedgerState(Math.addExact(redemptions, 1), Math.addExact(spentMinor, amountMinor), next);
    }

    /**
     * The account after a confirmed redemption was taken back: from the totals, and from those windows of its confirmation that are still kept. A
     * window that is over is not there any more; one in which nothing is left is as if it had never been charged.
     *
     * @param confirmedAt when the redemption was charged
     */
    public LedgerState reversed(long amountMinor, Instant confirmedAt, ZoneId zone) {
        Map<String, Long> next = new TreeMap<>(windows);
        for (BudgetWindow window : BudgetWindow.values()) {
            next.computeIfPresent(window.keyOf(confirmedAt, zone), (_, spent) -> Math.max(0, spent - amountMinor));
        }
        if (redemptions == 1) {
            next.clear();
        }
        return new LedgerState(redemptions - 1, spentMinor - amountMinor, next);
    }
}
