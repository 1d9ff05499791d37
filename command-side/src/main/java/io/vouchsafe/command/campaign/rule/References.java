package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.events.rule.CampaignRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule refers to, and thereby keeps from being deleted. */
record References(@Nullable Long areaId, @Nullable Long categoryId, List<String> tags) {

    private static final References NONE = new References(null, null, List.of());

    static References of(CampaignRule rule) {
        return switch (rule) {
            case CampaignRule.Area area -> new References(area.areaId(), null, List.of());
            case CampaignRule.Category category -> new References(null, category.categoryId(), category.tags());
            case CampaignRule.Budget _,
                    CampaignRule.TimeOfOrder _,
                    CampaignRule.Timeframe _,
                    CampaignRule.MaxDiscount _,
                    CampaignRule.NewCustomer _,
                    CampaignRule.PerCustomer _ -> NONE;
        };
    }
}
