package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.RuleFacts.NewCustomer;
import io.vouchsafe.events.redemption.RuleFacts.PerCustomer;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import org.jspecify.annotations.Nullable;

/** For whom a redemption may be, and how often (contract §2.4, §5.5). */
final class CustomerRules {

    private CustomerRules() {}

    /** Reported once, however many rules need to know the customer. */
    static @Nullable Refusal named(Attempt attempt) {
        CampaignFacts campaign = attempt.facts().campaign();
        boolean missing = campaign.rules(NewCustomer.class).stream().anyMatch(rule -> rule.isNew() == null)
                || campaign.rules(PerCustomer.class).stream().anyMatch(rule -> rule.redemptions() == null);
        return missing
                ? Refusal.of(
                        "customer_identifier",
                        RefusalCode.REQUIRED,
                        "The campaign has a rule about its customers, so an identifier is required")
                : null;
    }

    static @Nullable Refusal isNew(Attempt attempt) {
        return attempt.facts().campaign().rules(NewCustomer.class).stream()
                        .anyMatch(rule -> Boolean.FALSE.equals(rule.isNew()))
                ? Refusal.of("customer", RefusalCode.NEW_CUSTOMER_REQUIRED, "The campaign is for new customers only")
                : null;
    }

    static @Nullable Refusal withinLimit(Attempt attempt) {
        return attempt.facts().campaign().rules(PerCustomer.class).stream()
                .filter(CustomerRules::usedUp)
                .findFirst()
                .map(rule -> Refusal.of(
                        "customer",
                        RefusalCode.PER_CUSTOMER_LIMIT_EXCEEDED,
                        "The customer has redeemed in this campaign as often as it allows",
                        rule.maxRedemptions()))
                .orElse(null);
    }

    private static boolean usedUp(PerCustomer rule) {
        Long redemptions = rule.redemptions();
        return redemptions != null && redemptions >= rule.maxRedemptions();
    }
}
