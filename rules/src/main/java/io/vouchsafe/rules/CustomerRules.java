package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.RuleFacts.NewCustomer;
import io.vouchsafe.events.redemption.RuleFacts.PerCustomer;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.List;
import java.util.stream.Stream;
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

    static Account identifier(Attempt attempt) {
        CampaignFacts campaign = attempt.facts().campaign();
        if (campaign.rules(NewCustomer.class).isEmpty()
                && campaign.rules(PerCustomer.class).isEmpty()) {
            return Account.none("No rule of the campaign is about its customers.");
        }
        boolean missing = named(attempt) != null;
        return Account.of(
                        "The campaign has a rule about its customers, so one must be named.",
                        missing ? "None was named." : "One was named.")
                .with("customer_named", !missing)
                .about(Stream.concat(
                                campaign.rules(NewCustomer.class).stream().map(CustomerRules::account),
                                campaign.rules(PerCustomer.class).stream().map(CustomerRules::account))
                        .toList());
    }

    static Account newcomer(Attempt attempt) {
        List<NewCustomer> rules = attempt.facts().campaign().rules(NewCustomer.class).stream()
                .filter(rule -> rule.isNew() != null)
                .toList();
        return rules.isEmpty()
                ? Account.none("The campaign is not limited to new customers, or no customer was named.")
                : Account.of(
                                "The customer must be new: nothing confirmed in the project so far.",
                                isNew(attempt) == null ? "The customer was new." : "The customer had redeemed before.")
                        .with("customer_new", isNew(attempt) == null)
                        .about(rules.stream().map(CustomerRules::account).toList());
    }

    private static RuleAccount account(NewCustomer rule) {
        Boolean isNew = rule.isNew();
        return RuleAccount.of(
                        rule,
                        Boolean.TRUE.equals(isNew),
                        "Only new customers.",
                        isNew == null
                                ? "No customer was named."
                                : isNew ? "The customer was new." : "The customer had redeemed before.")
                .with("customer_new", isNew);
    }

    static Account limit(Attempt attempt) {
        List<PerCustomer> rules = attempt.facts().campaign().rules(PerCustomer.class).stream()
                .filter(rule -> rule.redemptions() != null)
                .toList();
        return rules.isEmpty()
                ? Account.none("The campaign has no limit per customer, or no customer was named.")
                : Account.of(
                                "The campaign limits how often a customer may redeem in it.",
                                "The customer had redeemed " + Words.times(redemptions(rules.getFirst()))
                                        + " in it before.")
                        .with("redemptions", redemptions(rules.getFirst()))
                        .about(rules.stream().map(CustomerRules::account).toList());
    }

    private static RuleAccount account(PerCustomer rule) {
        return RuleAccount.of(
                        rule,
                        rule.redemptions() != null && !usedUp(rule),
                        "At most " + Words.count(rule.maxRedemptions(), "redemption") + " per customer.",
                        rule.redemptions() == null
                                ? "No customer was named."
                                : "The customer had redeemed " + Words.times(redemptions(rule)) + " before.")
                .with("max_redemptions", rule.maxRedemptions())
                .with("redemptions", rule.redemptions());
    }

    private static long redemptions(PerCustomer rule) {
        Long redemptions = rule.redemptions();
        return redemptions == null ? 0 : redemptions;
    }
}
