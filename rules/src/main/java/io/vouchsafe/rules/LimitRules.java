package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * Counts and budgets, of the campaign and of its main campaign (contract §4.2). Strict: a redemption that would pass a limit is refused whole,
 * no part of it is granted.
 */
final class LimitRules {

    private LimitRules() {}

    static @Nullable Refusal redemptions(Attempt attempt) {
        return redemptions(
                attempt.facts().campaign(),
                RefusalCode.MAXIMUM_REDEMPTIONS_EXCEEDED,
                "The campaign allows no further redemptions");
    }

    static @Nullable Refusal mainRedemptions(Attempt attempt) {
        return redemptions(
                attempt.facts().main(),
                RefusalCode.REDEMPTIONS_LIMIT_EXCEEDED,
                "The main campaign allows no further redemptions");
    }

    static @Nullable Refusal budget(Attempt attempt) {
        return budget(
                attempt,
                attempt.facts().campaign(),
                RefusalCode.BUDGET_EXCEEDED,
                "The discount exceeds what is left of the campaign's budget");
    }

    static @Nullable Refusal mainBudget(Attempt attempt) {
        return budget(
                attempt,
                attempt.facts().main(),
                RefusalCode.TOTAL_BUDGET_EXCEEDED,
                "The discount exceeds what is left of the main campaign's budget");
    }

    private static @Nullable Refusal redemptions(@Nullable CampaignFacts campaign, RefusalCode code, String message) {
        if (campaign == null) {
            return null;
        }
        Long limit = campaign.maxRedemptions();
        return limit != null && campaign.redemptions() >= limit ? Refusal.of("campaign", code, message, limit) : null;
    }

    private static @Nullable Refusal budget(
            Attempt attempt, @Nullable CampaignFacts campaign, RefusalCode code, String message) {
        if (campaign == null) {
            return null;
        }
        Long limit = campaign.maxTotalBudgetMinor();
        return limit != null
                        && Math.addExact(
                                        campaign.spentMinor(), attempt.granted().minor())
                                > limit
                ? Refusal.of("campaign", code, message, Money.ofMinor(limit))
                : null;
    }

    static Account redemptionsLeft(Attempt attempt) {
        return count(attempt.facts().campaign(), "campaign");
    }

    static Account mainRedemptionsLeft(Attempt attempt) {
        return count(attempt.facts().main(), "main campaign");
    }

    static Account budgetLeft(Attempt attempt) {
        return budget(attempt.facts().campaign(), "campaign", attempt.granted());
    }

    static Account mainBudgetLeft(Attempt attempt) {
        return budget(attempt.facts().main(), "main campaign", attempt.granted());
    }

    private static Account count(@Nullable CampaignFacts campaign, String whose) {
        if (campaign == null) {
            return Account.none("There is no " + whose + ".");
        }
        Long limit = campaign.maxRedemptions();
        return limit == null
                ? Account.none("The " + whose + " has no limit of redemptions.")
                : Account.of(
                                "The " + whose + " allows " + Words.count(limit, "redemption") + " in all.",
                                campaign.redemptions() + " had been confirmed before.")
                        .with("campaign_id", campaign.id())
                        .with("max_redemptions", limit)
                        .with("redemptions", campaign.redemptions());
    }

    private static Account budget(@Nullable CampaignFacts campaign, String whose, Money granted) {
        if (campaign == null) {
            return Account.none("There is no " + whose + ".");
        }
        Long limit = campaign.maxTotalBudgetMinor();
        return limit == null
                ? Account.none("The " + whose + " has no total budget.")
                : Account.of(
                                "The " + whose + " has a budget of " + Words.amount(limit) + " in all.",
                                left(limit, campaign.spentMinor(), granted))
                        .with("campaign_id", campaign.id())
                        .with("max_total_budget", Words.amount(limit))
                        .with("spent", Words.amount(campaign.spentMinor()))
                        .with("discount", granted);
    }

    /** What a budget had left, and what of it is wanted. */
    static String left(long budgetMinor, long spentMinor, Money granted) {
        return Words.amount(spentMinor) + " of it had been granted before, so "
                + Words.amount(Math.max(0, budgetMinor - spentMinor)) + " was left; this discount is " + granted + ".";
    }
}
