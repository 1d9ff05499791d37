package io.vouchsafe.standalone.demo;

import io.vouchsafe.standalone.demo.Offer.Limits;
import java.util.HashMap;
import java.util.Map;

/** What shoppers would use of each campaign if nothing limited it; limits are chosen by it, so that they are met at any size of the story. */
final class Demand {

    private static final int HUNDRED = 100;
    private static final double TEN = 10;

    private final Map<String, Long> moneyMinor = new HashMap<>();
    private final Map<String, Long> redemptions = new HashMap<>();

    void add(Offer offer, Order order) {
        if (order.intact() && order.course().counts()) {
            long granted = offer.grant().estimateMinor(order.costMinor());
            for (String key : new String[] {offer.key(), offer.main()}) {
                moneyMinor.merge(key, granted, Long::sum);
                redemptions.merge(key, 1L, Long::sum);
            }
        }
    }

    /** The limits of a campaign as attributes; none where it has none. */
    Map<String, Object> terms(String key, Limits limits) {
        Map<String, Object> terms = new HashMap<>();
        if (limits.budget() > 0) {
            terms.put("max_total_budget", money(key, limits.budget()));
        }
        if (limits.redemptions() > 0) {
            terms.put(
                    "max_redemptions",
                    Math.max(1, Math.round(redemptions.getOrDefault(key, 0L) * limits.redemptions())));
        }
        return terms;
    }

    /** An amount in proportion to what would be granted, with two digits that are not 0, as people choose them. */
    long money(String key, double proportion) {
        double whole = moneyMinor.getOrDefault(key, 0L) * proportion / HUNDRED;
        double scale = 1;
        while (whole / scale >= TEN * TEN * TEN) {
            scale *= TEN;
        }
        return Math.max(1, Math.round(Math.round(whole / scale) * scale));
    }
}
