package io.vouchsafe.benchmarks.redemptions;

import io.vouchsafe.benchmarks.load.Effort;
import io.vouchsafe.benchmarks.load.Outcome;
import io.vouchsafe.benchmarks.product.Campaigns;
import java.sql.SQLException;
import java.util.List;

/** Presses campaigns far past their limits: exactly as many redemptions as the limit allows are to be confirmed, at full speed too. */
final class Limits {

    private static final long LIMIT = 1000;
    private static final long REQUESTS = 3 * LIMIT;
    private static final long PLENTY = 1_000_000_000;
    private static final int CONNECTIONS = 64;
    private static final int PATIENCE_SECONDS = 60;

    private final Setting setting;

    Limits(Setting setting) {
        this.setting = setting;
    }

    /** A sentence for each limit; fails at the first that was missed or passed. */
    List<String> check() throws SQLException {
        return List.of(
                press("max_redemptions " + LIMIT, new Campaigns.Limits(LIMIT, PLENTY)),
                press("max_total_budget for " + LIMIT, new Campaigns.Limits(PLENTY, LIMIT * Campaigns.GRANTED)));
    }

    private String press(String what, Campaigns.Limits limits) throws SQLException {
        long before = setting.audit().settled();
        Outcome outcome = setting.exact()
                .drive(setting.campaigns().generic(limits), Effort.counted(CONNECTIONS, REQUESTS, PATIENCE_SECONDS));
        long confirmed = setting.audit().confirmedSince(before);
        String counted =
                "Limit %s, %d requests at %d connections: %d answered with 2xx, %d refused, %d confirmed in the event table."
                        .formatted(what, REQUESTS, CONNECTIONS, outcome.accepted(), outcome.refused(), confirmed);
        if (outcome.accepted() != LIMIT
                || confirmed != LIMIT
                || outcome.refused() != REQUESTS - LIMIT
                || outcome.broken() != 0) {
            throw new IllegalStateException("WRONG: " + counted);
        }
        return counted;
    }
}
