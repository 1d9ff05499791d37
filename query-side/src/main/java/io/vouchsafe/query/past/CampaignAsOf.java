package io.vouchsafe.query.past;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.contract.resource.CampaignResource;
import io.vouchsafe.contract.resource.RuleResource;
import io.vouchsafe.events.type.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it was.
 *
 * @param revision number of the last of its events until then, from 0
 * @param deleted whether it had been deleted
 * @param rules in the order in which they were added
 * @param main its main campaign at that time, likewise; {@code null} for a main campaign
 */
@JsonPropertyOrder({"type", "as_of", "revision", "deleted", "campaign", "rules", "balance", "main"})
record CampaignAsOf(
        String type,
        AsOf asOf,
        long revision,
        boolean deleted,
        CampaignResource campaign,
        List<RuleResource> rules,
        Balance balance,
        @Nullable CampaignAsOf main) {

    /**
     * What it had granted, and what was left.
     *
     * @param redemptions confirmed until then; of a main campaign, those of its discount campaigns
     * @param remaining of the total budget; {@code null} without one
     * @param remainingRedemptions of the limit; {@code null} without one
     * @param chargedAt the last time that something was granted
     * @param windows every calendar window that the moment fell in
     */
    record Balance(
            long redemptions,
            Money spent,
            @Nullable Money remaining,
            @Nullable Long remainingRedemptions,
            @Nullable Instant chargedAt,
            List<Window> windows) {}

    /**
     * A calendar window.
     *
     * @param window which one, such as {@code m2026-3}
     * @param budget the lowest that a budget rule set for it; {@code null} without one
     * @param remaining of that budget
     */
    record Window(
            String timeframe,
            String window,
            Money spent,
            @Nullable Money budget,
            @Nullable Money remaining) {}
}
