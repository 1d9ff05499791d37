package io.vouchsafe.contract.resource;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.type.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A campaign's rule as clients see it (contract §5.4, §5.5). */
public sealed interface RuleResource {

    /** The day on which clients that expect a timestamp find a clock time. */
    LocalDate CLOCK_DAY = LocalDate.of(2000, 1, 1);

    /** The type tag. */
    String type();

    /** The rule's number. */
    long id();

    /** The campaign that it belongs to. */
    long campaignId();

    /** When it was added. */
    Instant createdAt();

    /** When it was last changed. */
    Instant updatedAt();

    /** A redemption must happen in the area. */
    @JsonPropertyOrder({"type", "id", "campaign_id", "area_id"})
    record AreaRule(String type, long id, long campaignId, long areaId, Instant createdAt, Instant updatedAt)
            implements RuleResource {}

    /** Caps the money granted in each calendar window. */
    @JsonPropertyOrder({"type", "id", "campaign_id", "timeframe", "budget"})
    record BudgetRule(
            String type, long id, long campaignId, String timeframe, Money budget, Instant createdAt, Instant updatedAt)
            implements RuleResource {}

    /** Wants or forbids tags of a category. */
    @JsonPropertyOrder({"type", "id", "campaign_id", "category_id", "rule_type", "tags"})
    record CategoryRule(
            String type,
            long id,
            long campaignId,
            long categoryId,
            String ruleType,
            List<String> tags,
            Instant createdAt,
            Instant updatedAt)
            implements RuleResource {
        public CategoryRule {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A redemption must happen between two clock times.
     *
     * @param startTime a clock time, shown as that time of the first day of 2000
     * @param endTime as the start
     */
    @JsonPropertyOrder({"type", "id", "campaign_id", "start_time", "end_time", "day_of_week", "time_zone"})
    record TimeOfOrderRule(
            String type,
            long id,
            long campaignId,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Nullable Integer dayOfWeek,
            @Nullable String timeZone,
            Instant createdAt,
            Instant updatedAt)
            implements RuleResource {}

    /** A redemption must happen between two instants. */
    @JsonPropertyOrder({"type", "id", "campaign_id", "start_time", "end_time", "time_zone"})
    record TimeframeRule(
            String type,
            long id,
            long campaignId,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Nullable String timeZone,
            Instant createdAt,
            Instant updatedAt)
            implements RuleResource {}

    /** Caps the discount of each redemption. */
    @JsonPropertyOrder({"type", "id", "campaign_id", "max_discount"})
    record MaxDiscountRule(
            String type, long id, long campaignId, Money maxDiscount, Instant createdAt, Instant updatedAt)
            implements RuleResource {}

    /** Only new customers may redeem. */
    @JsonPropertyOrder({"type", "id", "campaign_id"})
    record NewCustomerRule(String type, long id, long campaignId, Instant createdAt, Instant updatedAt)
            implements RuleResource {}

    /** Caps how often one customer may redeem. */
    @JsonPropertyOrder({"type", "id", "campaign_id", "max_redemptions"})
    record PerCustomerRule(
            String type, long id, long campaignId, long maxRedemptions, Instant createdAt, Instant updatedAt)
            implements RuleResource {}

    /** The rule of a campaign, added at one time and last changed at another. */
    static RuleResource of(long campaignId, CampaignRule rule, Instant createdAt, Instant updatedAt) {
        String type = RulePath.type(rule.kind());
        long id = rule.id();
        return switch (rule) {
            case CampaignRule.Area area -> new AreaRule(type, id, campaignId, area.areaId(), createdAt, updatedAt);
            case CampaignRule.Budget budget ->
                new BudgetRule(
                        type,
                        id,
                        campaignId,
                        wire(budget.window()),
                        Money.ofMinor(budget.budgetMinor()),
                        createdAt,
                        updatedAt);
            case CampaignRule.Category category ->
                new CategoryRule(
                        type,
                        id,
                        campaignId,
                        category.categoryId(),
                        wire(category.match()),
                        category.tags(),
                        createdAt,
                        updatedAt);
            case CampaignRule.TimeOfOrder hours ->
                new TimeOfOrderRule(
                        type,
                        id,
                        campaignId,
                        shown(hours.startTime()),
                        shown(hours.endTime()),
                        hours.dayOfWeek(),
                        hours.timeZone(),
                        createdAt,
                        updatedAt);
            case CampaignRule.Timeframe frame ->
                new TimeframeRule(
                        type,
                        id,
                        campaignId,
                        frame.startTime(),
                        frame.endTime(),
                        frame.timeZone(),
                        createdAt,
                        updatedAt);
            case CampaignRule.MaxDiscount cap ->
                new MaxDiscountRule(type, id, campaignId, Money.ofMinor(cap.maxDiscountMinor()), createdAt, updatedAt);
            case CampaignRule.NewCustomer _ -> new NewCustomerRule(type, id, campaignId, createdAt, updatedAt);
            case CampaignRule.PerCustomer cap ->
                new PerCustomerRule(type, id, campaignId, cap.maxRedemptions(), createdAt, updatedAt);
        };
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant shown(@Nullable LocalTime clock) {
        return clock == null ? null : clock.atDate(CLOCK_DAY).toInstant(ZoneOffset.UTC);
    }
}
