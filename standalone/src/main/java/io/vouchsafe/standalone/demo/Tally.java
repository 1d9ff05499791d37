package io.vouchsafe.standalone.demo;

import io.vouchsafe.events.type.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has come of everything so far. Many threads count. */
final class Tally {

    private final LongAdder codes = new LongAdder();
    private final LongAdder edits = new LongAdder();
    private final LongAdder validated = new LongAdder();
    private final LongAdder confirmed = new LongAdder();
    private final LongAdder deleted = new LongAdder();
    private final LongAdder reversed = new LongAdder();
    private final LongAdder declined = new LongAdder();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

    /**
     * The sums.
     *
     * @param codes vouchers that exist or existed
     * @param edits of campaigns, rules, vouchers and customers
     * @param validated redemptions that were granted, confirmed or not
     * @param confirmed of these, also those that were reversed later
     * @param declined attempts to redeem or to confirm that were refused
     * @param refusals reasons by code; an attempt may have several
     */
    record Sums(
            long codes,
            long edits,
            long validated,
            long confirmed,
            long deleted,
            long reversed,
            long declined,
            Map<String, Long> refusals) {

        Sums {
            refusals = Map.copyOf(refusals);
        }
    }

    void issued(long count) {
        codes.add(count);
    }

    void edited() {
        edits.increment();
    }

    void validated() {
        validated.increment();
    }

    void confirmed() {
        confirmed.increment();
    }

    void deleted() {
        deleted.increment();
    }

    void reversed() {
        reversed.increment();
    }

    void declined(List<Refusal> reasons) {
        declined.increment();
        for (Refusal reason : reasons) {
            refusals.computeIfAbsent(reason.code().wire(), _ -> new LongAdder()).increment();
        }
    }

    Sums sums() {
        Map<String, Long> byCode = new TreeMap<>();
        refusals.forEach((code, count) -> byCode.put(code, count.sum()));
        return new Sums(
                codes.sum(),
                edits.sum(),
                validated.sum(),
                confirmed.sum(),
                deleted.sum(),
                reversed.sum(),
                declined.sum(),
                byCode);
    }
}
