package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.edit.Change;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A per customer rule: {@code max_redemptions}, at least 0. */
record PerCustomerRuleEdit(Change<Long> maxRedemptions, List<Refusal> problems) implements RuleEdit {

    private static final long MAX_COUNT = 1_000_000_000_000L;

    static PerCustomerRuleEdit read(JsonBody body) {
        Change<Long> maximum = Change.of(body, "max_redemptions", body.whole("max_redemptions", 0, MAX_COUNT));
        return new PerCustomerRuleEdit(maximum, body.problems());
    }

    @Override
    public RuleKind kind() {
        return RuleKind.PER_CUSTOMER;
    }

    @Override
    public @Nullable CampaignRule over(@Nullable CampaignRule before, Setting setting) {
        CampaignRule.PerCustomer old = (CampaignRule.PerCustomer) before;
        Long maximum = maxRedemptions.required(old == null ? null : old.maxRedemptions(), setting.problems());
        return maximum == null ? null : new CampaignRule.PerCustomer(setting.ruleId(), maximum);
    }
}
