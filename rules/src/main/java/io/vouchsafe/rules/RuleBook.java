package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rules a step of a redemption must meet, in the order in which refusals are reported (contract §4.2). */
public final class RuleBook {

    private static final List<Check> CREATE = withPeriods(
            new Check("transaction_id_free", RequestRules::transactionIdFree, RequestRules::transactionId),
            new Check("voucher_active", VoucherRules::active, VoucherRules::activity),
            new Check("voucher_not_expired", VoucherRules::notExpired, VoucherRules::expiry),
            new Check("campaign_active", CampaignRules::active, CampaignRules::activity),
            new Check("voucher_not_used_up", VoucherRules::notUsedUp, VoucherRules::uses),
            new Check("voucher_assignee", VoucherRules::presentedByAssignee, VoucherRules::assignee),
            new Check("minimum_value", CampaignRules::costAtLeastMinimum, CampaignRules::minimum),
            new Check("maximum_value", CampaignRules::costAtMostMaximum, CampaignRules::maximum),
            new Check("timeframe", TimeRules::withinTimeframe, TimeRules::timeframes),
            new Check("time_of_order", TimeRules::atTimeOfOrder, TimeRules::timesOfOrder),
            new Check("location_sent", AreaRules::locationSent, AreaRules::location),
            new Check("area", AreaRules::insideAnArea, AreaRules::areasAccount),
            new Check("categories_sent", CategoryRules::categoriesSent, CategoryRules::required),
            new Check("required_tags", CategoryRules::wantedTagsSent, CategoryRules::wantedTags),
            new Check("forbidden_tags", CategoryRules::noForbiddenTags, CategoryRules::forbiddenTags),
            new Check("known_tags", CategoryRules::tagsKnown, CategoryRules::knownTags),
            new Check("customer_named", CustomerRules::named, CustomerRules::identifier),
            new Check("new_customer", CustomerRules::isNew, CustomerRules::newcomer),
            new Check("per_customer", CustomerRules::withinLimit, CustomerRules::limit),
            new Check("max_redemptions", LimitRules::redemptions, LimitRules::redemptionsLeft),
            new Check("main_max_redemptions", LimitRules::mainRedemptions, LimitRules::mainRedemptionsLeft),
            new Check("total_budget", LimitRules::budget, LimitRules::budgetLeft),
            new Check("main_total_budget", LimitRules::mainBudget, LimitRules::mainBudgetLeft));

    /**
     * Hard stops only: values, times, places, categories and whether the customer was new were judged when the redemption was validated, and its
     * discount stands.
     */
    private static final List<Check> CONFIRM = withPeriods(
            new Check("time_limit", RequestRules::inTime, RequestRules::timeLimit),
            new Check("voucher_active", VoucherRules::active, VoucherRules::activity),
            new Check("voucher_not_expired", VoucherRules::notExpired, VoucherRules::expiry),
            new Check("campaign_active", CampaignRules::active, CampaignRules::activity),
            new Check("voucher_not_used_up", VoucherRules::notUsedUp, VoucherRules::uses),
            new Check("customer_named", CustomerRules::named, CustomerRules::identifier),
            new Check("per_customer", CustomerRules::withinLimit, CustomerRules::limit),
            new Check("max_redemptions", LimitRules::redemptions, LimitRules::redemptionsLeft),
            new Check("main_max_redemptions", LimitRules::mainRedemptions, LimitRules::mainRedemptionsLeft),
            new Check("total_budget", LimitRules::budget, LimitRules::budgetLeft),
            new Check("main_total_budget", LimitRules::mainBudget, LimitRules::mainBudgetLeft));

    private RuleBook() {}

    private static List<Check> withPeriods(Check... checks) {
        return Stream.concat(Stream.of(checks), PeriodRules.ALL.stream()).toList();
    }

    /** Judges a new redemption, be it confirmed at once or later. Every rule is asked, so that all refusals are known. */
    public static RedemptionDecision create(RedemptionRequest request, DecisionFacts facts, Instant now) {
        return decide(CREATE, new Attempt(request, facts, Discounts.of(request, facts), now));
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

    /** As {@link #create}, with the verdict of every check: the very rules are asked, and say what they saw. */
    public static Explanation explainCreate(RedemptionRequest request, DecisionFacts facts, Instant now) {
        Attempt attempt = new Attempt(request, facts, Discounts.of(request, facts), now);
        return new Explanation(Discounts.account(attempt), verdicts(CREATE, attempt));
    }

    /** As {@link #confirm}, and with what is asked before the book is opened. */
    public static Explanation explainConfirm(
            RedemptionRequest request, DecisionFacts facts, Standing standing, Instant now) {
        Attempt attempt = new Attempt(request, facts, standing.granted(), now);
        List<Verdict> verdicts = new ArrayList<>(standing.verdicts());
        if (standing.refusal() == null) {
            verdicts.addAll(verdicts(CONFIRM, attempt));
        }
        return new Explanation(Discounts.fixed(attempt), verdicts);
    }

    private static List<Verdict> verdicts(List<Check> checks, Attempt attempt) {
        return checks.stream().map(check -> check.verdict(attempt)).toList();
    }

    private static RedemptionDecision decide(List<Check> checks, Attempt attempt) {
        List<Refusal> refusals = new ArrayList<>();
        for (Check check : checks) {
            @Nullable Refusal refusal = check.rule().refusal(attempt);
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        return refusals.isEmpty()
                ? new RedemptionDecision.Granted(attempt.granted())
                : new RedemptionDecision.Refused(refusals);
    }
}
