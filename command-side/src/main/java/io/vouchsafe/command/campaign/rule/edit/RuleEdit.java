package io.vouchsafe.command.campaign.rule.edit;

import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.Refusal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client wants a rule to be, attribute by attribute: those that were not sent stay as they are (contract §1, partial update). */
public sealed interface RuleEdit
        permits AreaRuleEdit,
                BudgetRuleEdit,
                CategoryRuleEdit,
                TimeOfOrderRuleEdit,
                TimeframeRuleEdit,
                MaxDiscountRuleEdit,
                NewCustomerRuleEdit,
                PerCustomerRuleEdit {

    /** Reads a body. */
    static RuleEdit of(RuleKind kind, JsonBody body) {
        return switch (kind) {
            case AREA -> AreaRuleEdit.read(body);
            case BUDGET -> BudgetRuleEdit.read(body);
            case CATEGORY -> CategoryRuleEdit.read(body);
            case TIME_OF_ORDER -> TimeOfOrderRuleEdit.read(body);
            case TIMEFRAME -> TimeframeRuleEdit.read(body);
            case MAX_DISCOUNT -> MaxDiscountRuleEdit.read(body);
            case NEW_CUSTOMER -> new NewCustomerRuleEdit();
            case PER_CUSTOMER -> PerCustomerRuleEdit.read(body);
        };
    }

    /** The kind of the rule. */
    RuleKind kind();

    /** What is wrong with single attributes. */
    List<Refusal> problems();

    /** The streams of what it refers to. */
    default Collection<StreamRef<?>> streams() {
        return List.of();
    }

    /**
     * The rule after the edit.
     *
     * @param before the rule so far, of the same kind; {@code null} for a new one
     * @param setting takes note of what is wrong
     * @return {@code null} if there is no such rule, which has been noted
     */
    @Nullable
    CampaignRule over(@Nullable CampaignRule before, Setting setting);
}
