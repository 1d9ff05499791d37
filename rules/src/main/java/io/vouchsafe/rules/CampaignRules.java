package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import org.jspecify.annotations.Nullable;

/** What the campaign and its main campaign must allow, apart from their limits (contract §2.4, §3.2, §4.2). */
final class CampaignRules {

    private CampaignRules() {}

    /** The campaign must be active. Its main campaign need not be, but must not have been switched off. */
    static @Nullable Refusal active(Attempt attempt) {
        if (attempt.facts().campaign().status() != CampaignStatus.ACTIVE) {
            return Refusal.of("campaign", RefusalCode.NOT_ACTIVE, "The campaign is not active");
        }
        CampaignFacts main = attempt.facts().main();
        return main != null && main.status() == CampaignStatus.INACTIVE
                ? Refusal.of("campaign", RefusalCode.NOT_ACTIVE, "The main campaign is not active")
                : null;
    }

    static @Nullable Refusal costAtLeastMinimum(Attempt attempt) {
        Long minimum = attempt.facts().campaign().minimumValueMinor();
        if (minimum == null || attempt.request().costMinor() >= minimum) {
            return null;
        }
        Money bound = Money.ofMinor(minimum);
        return Refusal.of(
                "total_transaction_cost",
                RefusalCode.BELOW_CAMPAIGN_MINIMUM,
                "The transaction must cost at least " + bound,
                bound);
    }

    static @Nullable Refusal costAtMostMaximum(Attempt attempt) {
        Long maximum = attempt.facts().campaign().maximumValueMinor();
        if (maximum == null || attempt.request().costMinor() <= maximum) {
            return null;
        }
        Money bound = Money.ofMinor(maximum);
        return Refusal.of(
                "total_transaction_cost",
                RefusalCode.ABOVE_CAMPAIGN_MAXIMUM,
                "The transaction must cost at most " + bound,
                bound);
    }
}
