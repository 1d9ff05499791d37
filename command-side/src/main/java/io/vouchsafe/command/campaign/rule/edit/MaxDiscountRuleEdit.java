package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A max discount rule: {@code max_discount}, at least 0; a cap without a value would be no rule, so it is required. */
record MaxDiscountRuleEdit(Change<Long> maxDiscountMinor, List<Refusal> problems) implements RuleEdit {

    static MaxDiscountRuleEdit read(JsonBody body) {
        Change<Long> maximum = Change.of(body, "max_discount", body.amount("max_discount", 0));
        return new MaxDiscountRuleEdit(maximum, body.problems());
    }

    @Override
    public RuleKind kind() {
        return RuleKind.MAX_DISCOUNT;
    }

    @Override
    public @Nullable CampaignRule over(@Nullable CampaignRule before, Setting setting) {
        CampaignRule.MaxDiscount old = (CampaignRule.MaxDiscount) before;
        Long minor = maxDiscountMinor.required(old == null ? null : old.maxDiscountMinor(), setting.problems());
        return minor == null ? null : new CampaignRule.MaxDiscount(setting.ruleId(), minor);
    }
}
