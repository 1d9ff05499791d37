package io.vouchsafe.command.campaign;

import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.VoucherType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants a campaign to be, attribute by attribute: those that were not sent stay as they are (contract §1, partial update).
 *
 * @param sent the attributes that were sent, be it as {@code null}
 * @param problems what is wrong with single attributes; reported together with what is wrong with their combination
 */
record CampaignEdit(
        Set<String> sent,
        List<Refusal> problems,
        @Nullable String campaignType,
        @Nullable Long parentId,
        @Nullable CampaignStatus status,
        @Nullable String name,
        @Nullable String description,
        @Nullable String customerInformation,
        @Nullable VoucherType voucherType,
        @Nullable Long maxTotalBudgetMinor,
        @Nullable Long maxRedemptions,
        @Nullable Long minimumValueMinor,
        @Nullable Long maximumValueMinor,
        @Nullable DiscountType discountType,
        @Nullable BigDecimal discountValue,
        @Nullable String rewardTitle,
        @Nullable String rewardDescription,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String purpose,
        @Nullable String medium,
        @Nullable String budgetCode) {

    private static final int MAX_TEXT = 10_000;
    private static final int MAX_LABEL = 255;
    private static final int MAX_REWARD_TITLE = 40;
    private static final int MAX_REWARD_DESCRIPTION = 100;
    private static final long MAX_COUNT = 1_000_000_000_000L;
    private static final List<String> ATTRIBUTES = List.of(
            "campaign_type",
            "parent_id",
            "status",
            "name",
            "description",
            "customer_information",
            "voucher_type",
            "max_total_budget",
            "max_redemptions",
            "minimum_value",
            "maximum_value",
            "discount_type",
            "discount_value",
            "reward_title",
            "reward_description",
            "team",
            "channel",
            "purpose",
            "medium",
            "budget_code");

    static CampaignEdit of(JsonBody body) {
        Set<String> sent = new HashSet<>();
        for (String attribute : ATTRIBUTES) {
            if (body.has(attribute)) {
                sent.add(attribute);
            }
        }
        String campaignType = body.text("campaign_type", MAX_LABEL);
        if (campaignType != null && !campaignType.equals("discount") && !campaignType.equals("main")) {
            body.refuse(Refusal.of(
                    "campaign_type",
                    RefusalCode.UNEXPECTED_VALUE,
                    "must be discount, or null for a main campaign",
                    "discount"));
        }
        Long parentId = body.whole("parent_id", 1, Long.MAX_VALUE);
        CampaignStatus status = body.oneOf("status", CampaignStatus.class);
        String name = body.text("name", MAX_LABEL);
        String description = body.text("description", MAX_TEXT);
        String customerInformation = body.text("customer_information", MAX_TEXT);
        VoucherType voucherType = body.oneOf("voucher_type", VoucherType.class);
        Long maxTotalBudget = body.amount("max_total_budget", 0);
        Long maxRedemptions = body.whole("max_redemptions", 0, MAX_COUNT);
        Long minimumValue = body.amount("minimum_value", 0);
        Long maximumValue = body.amount("maximum_value", 0);
        DiscountType discountType = body.oneOf("discount_type", DiscountType.class);
        BigDecimal discountValue = body.decimal("discount_value");
        String rewardTitle = body.text("reward_title", MAX_REWARD_TITLE);
        String rewardDescription = body.text("reward_description", MAX_REWARD_DESCRIPTION);
        String team = body.text("team", MAX_LABEL);
        String channel = body.text("channel", MAX_LABEL);
        String purpose = body.text("purpose", MAX_LABEL);
        String medium = body.text("medium", MAX_LABEL);
        String budgetCode = body.text("budget_code", MAX_LABEL);
        return new CampaignEdit(
                Set.copyOf(sent),
                body.problems(),
                campaignType,
                parentId,
                status,
                name == null ? null : name.strip(),
                description,
                customerInformation,
                voucherType,
                maxTotalBudget,
                maxRedemptions,
                minimumValue,
                maximumValue,
                discountType,
                discountValue,
                rewardTitle,
                rewardDescription,
                team,
                channel,
                purpose,
                medium,
                budgetCode);
    }

    boolean has(String attribute) {
        return sent.contains(attribute);
    }

    /** Whether an attribute was sent and is faulty in itself. */
    boolean faulty(String attribute) {
        return problems.stream().anyMatch(problem -> problem.attribute().equals(attribute));
    }
}
