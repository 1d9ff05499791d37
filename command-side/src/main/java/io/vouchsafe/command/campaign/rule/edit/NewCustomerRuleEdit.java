package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new customer rule: it has no attributes, so whatever the body says is ignored. */
record NewCustomerRuleEdit() implements RuleEdit {

    @Override
    public RuleKind kind() {
        return RuleKind.NEW_CUSTOMER;
    }

    @Override
    public List<Refusal> problems() {
        return List.of();
    }

    @Override
    public CampaignRule over(@Nullable CampaignRule before, Setting setting) {
        return new CampaignRule.NewCustomer(setting.ruleId());
    }
}
