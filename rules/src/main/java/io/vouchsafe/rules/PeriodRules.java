package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.RuleFacts.Budget;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Budgets per calendar window, of the campaign and of its main campaign (contract §2.4, §4.2, §5.4). All of them must be kept, so the tighter of two
 * wins. Each level reports each code once, with the smallest budget of those that it would pass.
 */
final class PeriodRules {

    /** For each level, from the longest window to the shortest. */
    static final List<Check> ALL = all();

    private PeriodRules() {}

    private static List<Check> all() {
        List<RefusalCode> codes = List.of(
                RefusalCode.YEARLY_BUDGET_EXCEEDED,
                RefusalCode.QUARTERLY_BUDGET_EXCEEDED,
                RefusalCode.MONTHLY_BUDGET_EXCEEDED,
                RefusalCode.WEEKLY_BUDGET_EXCEEDED,
                RefusalCode.DAILY_BUDGET_EXCEEDED,
                RefusalCode.HOURLY_BUDGET_EXCEEDED);
        List<Check> checks = new ArrayList<>();
        for (RefusalCode code : codes) {
            checks.add(check("", DecisionFacts::campaign, code, "campaign"));
        }
        for (RefusalCode code : codes) {
            checks.add(check("main_", DecisionFacts::main, code, "main campaign"));
        }
        return List.copyOf(checks);
    }

    private static Check check(
            String prefix, Function<DecisionFacts, @Nullable CampaignFacts> level, RefusalCode code, String whose) {
        String name = prefix + code.wire().replace("_exceeded", "");
        return new Check(
                name, attempt -> refusal(attempt, level, code, whose), attempt -> account(attempt, level, code, whose));
    }

    private static @Nullable Refusal refusal(
            Attempt attempt, Function<DecisionFacts, @Nullable CampaignFacts> level, RefusalCode code, String whose) {
        CampaignFacts campaign = level.apply(attempt.facts());
        if (campaign == null || campaign.rules() == null) {
            return null;
        }
        return campaign.rules(Budget.class).stream()
                .filter(budget -> code(budget.window()) == code && passed(budget, attempt.granted()))
                .min(Comparator.comparingLong(Budget::budgetMinor))
                .map(budget -> Refusal.of(
                        "campaign",
                        code,
                        "The discount exceeds what is left of the " + whose + "'s budget for this "
                                + period(budget.window()),
                        Money.ofMinor(budget.budgetMinor())))
                .orElse(null);
    }

    private static boolean passed(Budget budget, Money granted) {
        return Math.addExact(budget.spentMinor(), granted.minor()) > budget.budgetMinor();
    }

    private static RefusalCode code(BudgetWindow window) {
        return switch (window) {
            case YEAR -> RefusalCode.YEARLY_BUDGET_EXCEEDED;
            case QUARTER -> RefusalCode.QUARTERLY_BUDGET_EXCEEDED;
            case MONTH -> RefusalCode.MONTHLY_BUDGET_EXCEEDED;
            case WEEK, SUNDAY_WEEK -> RefusalCode.WEEKLY_BUDGET_EXCEEDED;
            case DAY -> RefusalCode.DAILY_BUDGET_EXCEEDED;
            case HOUR -> RefusalCode.HOURLY_BUDGET_EXCEEDED;
        };
    }

    private static String period(BudgetWindow window) {
        return switch (window) {
            case YEAR -> "year";
            case QUARTER -> "quarter";
            case MONTH -> "month";
            case WEEK, SUNDAY_WEEK -> "week";
            case DAY -> "day";
            case HOUR -> "hour";
        };
    }

    private static Account account(
            Attempt attempt, Function<DecisionFacts, @Nullable CampaignFacts> level, RefusalCode code, String whose) {
        CampaignFacts campaign = level.apply(attempt.facts());
        if (campaign == null) {
            return Account.none("There is no " + whose + ".");
        }
        List<Budget> budgets = campaign.rules(Budget.class).stream()
                .filter(budget -> code(budget.window()) == code)
                .toList();
        if (budgets.isEmpty()) {
            return Account.none("The " + whose + " has no "
                    + code.wire().replace("_exceeded", "").replace('_', ' ') + ".");
        }
        List<RuleAccount> accounts =
                budgets.stream().map(budget -> account(budget, attempt)).toList();
        String amounts = budgets.stream()
                .map(budget -> Words.amount(budget.budgetMinor()).toString())
                .collect(Collectors.joining(" and of "));
        return Account.of(
                        "The discount must fit into what is left of the " + whose + "'s budget of " + amounts
                                + " for this " + period(budgets.getFirst().window()) + ".",
                        accounts.stream().map(RuleAccount::seen).collect(Collectors.joining(" ")))
                .with("campaign_id", campaign.id())
                .with("discount", attempt.granted())
                .with("clock", attempt.now())
                .with("time_zone", Words.zone(attempt.facts()))
                .about(accounts);
    }

    private static RuleAccount account(Budget budget, Attempt attempt) {
        String period = budget.window() == BudgetWindow.SUNDAY_WEEK ? "week from Sunday on" : period(budget.window());
        return RuleAccount.of(
                        budget,
                        !passed(budget, attempt.granted()),
                        "At most " + Words.amount(budget.budgetMinor()) + " in each " + period + ", by the calendar of "
                                + Words.zone(attempt.facts()) + ".",
                        LimitRules.left(budget.budgetMinor(), budget.spentMinor(), attempt.granted()))
                .with("window", Words.wire(budget.window()))
                .with("budget", Words.amount(budget.budgetMinor()))
                .with("spent", Words.amount(budget.spentMinor()));
    }
}
