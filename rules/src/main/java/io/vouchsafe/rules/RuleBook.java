package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RuleFacts.MaxDiscount;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rules a step of a redemption must meet, in the order in which refusals are reported (contract §4.2). */
public final class RuleBook {

    private static final List<Rule> CREATE = withPeriods(
            RequestRules::transactionIdFree,
            VoucherRules::active,
            VoucherRules::notExpired,
            CampaignRules::active,
            VoucherRules::notUsedUp,
            VoucherRules::presentedByAssignee,
            CampaignRules::costAtLeastMinimum,
            CampaignRules::costAtMostMaximum,
            TimeRules::withinTimeframe,
            TimeRules::atTimeOfOrder,
            AreaRules::locationSent,
            AreaRules::insideAnArea,
            CategoryRules::categoriesSent,
            CategoryRules::wantedTagsSent,
            CategoryRules::noForbiddenTags,
            CategoryRules::tagsKnown,
            CustomerRules::named,
            CustomerRules::isNew,
            CustomerRules::withinLimit,
            LimitRules::redemptions,
            LimitRules::mainRedemptions,
            LimitRules::budget,
            LimitRules::mainBudget);

    /**
     * Hard stops only: values, times, places, categories and whether the customer was new were judged when the redemption was validated, and its
     * discount stands.
     */
    private static final List<Rule> CONFIRM = withPeriods(
            RequestRules::inTime,
            VoucherRules::active,
            VoucherRules::notExpired,
            CampaignRules::active,
            VoucherRules::notUsedUp,
            CustomerRules::named,
            CustomerRules::withinLimit,
            LimitRules::redemptions,
            LimitRules::mainRedemptions,
            LimitRules::budget,
            LimitRules::mainBudget);

    private RuleBook() {}

    private static List<Rule> withPeriods(Rule... rules) {
        return Stream.concat(Stream.of(rules), PeriodRules.ALL.stream()).toList();
    }

    /** Judges a new redemption, be it confirmed at once or later. Every rule is asked, so that all refusals are known. */
    public static RedemptionDecision create(RedemptionRequest request, DecisionFacts facts, Instant now) {
        return decide(CREATE, new Attempt(request, facts, discount(request, facts), now));
    }

    /**
     * Judges the confirmation of a validated redemption.
     *
     * @param granted the discount that was fixed at validation
     */
    public static RedemptionDecision confirm(
            RedemptionRequest request, DecisionFacts facts, Money granted, Instant now) {
        return decide(CONFIRM, new Attempt(request, facts, granted, now));
    }

    private static Money discount(RedemptionRequest request, DecisionFacts facts) {
        Discount discount = facts.campaign().discount();
        if (discount == null) {
            return Money.ZERO;
        }
        Money granted = discount.on(Money.ofMinor(request.costMinor()));
        for (MaxDiscount cap : facts.campaign().rules(MaxDiscount.class)) {
            granted = granted.min(Money.ofMinor(cap.maxDiscountMinor()));
        }
        return granted;
    }

    private static RedemptionDecision decide(List<Rule> rules, Attempt attempt) {
        List<Refusal> refusals = new ArrayList<>();
        for (Rule rule : rules) {
            @Nullable Refusal refusal = rule.refusal(attempt);
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        return refusals.isEmpty()
                ? new RedemptionDecision.Granted(attempt.granted())
                : new RedemptionDecision.Refused(refusals);
    }
}
