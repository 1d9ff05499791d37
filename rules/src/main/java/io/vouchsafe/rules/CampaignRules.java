package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.math.BigDecimal;
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

    static Account activity(Attempt attempt) {
        CampaignStatus status = attempt.facts().campaign().status();
        CampaignFacts main = attempt.facts().main();
        String seen = "The campaign was " + Words.wire(status);
        return main == null
                ? Account.of("The campaign must be active.", seen + ".").with("status", Words.wire(status))
                : Account.of(
                                "The campaign must be active, and its main campaign must not be inactive.",
                                seen + ", the main campaign " + Words.wire(main.status()) + ".")
                        .with("status", Words.wire(status))
                        .with("main_status", Words.wire(main.status()));
    }

    static Account minimum(Attempt attempt) {
        Long minimum = attempt.facts().campaign().minimumValueMinor();
        return minimum == null
                ? Account.none("The campaign does not ask for a minimum.")
                : cost(attempt, "at least ", "minimum_value", minimum);
    }

    static Account maximum(Attempt attempt) {
        Long maximum = attempt.facts().campaign().maximumValueMinor();
        return maximum == null
                ? Account.none("The campaign does not ask for a maximum.")
                : cost(attempt, "at most ", "maximum_value", maximum);
    }

    private static Account cost(Attempt attempt, String how, String name, long bound) {
        BigDecimal cost = Words.amount(attempt.request().costMinor());
        return Account.of("The transaction must cost " + how + Words.amount(bound) + ".", "It costs " + cost + ".")
                .with(name, Words.amount(bound))
                .with("total_transaction_cost", cost);
    }
}
