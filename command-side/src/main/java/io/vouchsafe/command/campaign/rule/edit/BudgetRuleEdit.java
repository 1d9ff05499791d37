package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A budget rule: {@code timeframe} and {@code budget}, at least 0. */
record BudgetRuleEdit(Change<BudgetWindow> timeframe, Change<Long> budgetMinor, List<Refusal> problems)
        implements RuleEdit {

    static BudgetRuleEdit read(JsonBody body) {
        Change<BudgetWindow> timeframe = Change.of(body, "timeframe", body.oneOf("timeframe", BudgetWindow.class));
        Change<Long> budget = Change.of(body, "budget", body.amount("budget", 0));
        return new BudgetRuleEdit(timeframe, budget, body.problems());
    }

    @Override
    public RuleKind kind() {
        return RuleKind.BUDGET;
    }

    @Override
    public @Nullable CampaignRule over(@Nullable CampaignRule before, Setting setting) {
        CampaignRule.Budget old = (CampaignRule.Budget) before;
        BudgetWindow window = timeframe.required(old == null ? null : old.window(), setting.problems());
        Long minor = budgetMinor.required(old == null ? null : old.budgetMinor(), setting.problems());
        return window == null || minor == null ? null : new CampaignRule.Budget(setting.ruleId(), window, minor);
    }
}
