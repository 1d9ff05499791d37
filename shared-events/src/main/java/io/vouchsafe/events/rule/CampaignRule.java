package io.vouchsafe.events.rule;

import io.vouchsafe.events.type.BudgetWindow;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule of a campaign as its owner set it. Amounts are in minor units; a zone of {@code null} is the project's. */
public sealed interface CampaignRule {

    /** The rule's number, unique across projects and kinds. */
    long id();

    /** Which kind of rule this is. */
    RuleKind kind();

    /** A redemption must happen in an area; with several of these rules, in any one of the areas. */
    record Area(long id, long areaId) implements CampaignRule {
        @Override
        public RuleKind kind() {
            return RuleKind.AREA;
        }
    }

    /**
     * Caps the money granted in each calendar window.
     *
     * @param budgetMinor at least 0
     */
    record Budget(long id, BudgetWindow window, long budgetMinor) implements CampaignRule {
        @Override
        public RuleKind kind() {
            return RuleKind.BUDGET;
        }
    }

    /**
     * Wants or forbids tags of a category.
     *
     * @param tags not empty; each was a tag of the category when the rule was set
     */
    record Category(long id, long categoryId, CategoryMatch match, List<String> tags) implements CampaignRule {
        public Category {
            tags = List.copyOf(tags);
        }

        @Override
        public RuleKind kind() {
            return RuleKind.CATEGORY;
        }
    }

    /**
     * A redemption must happen between clock times; with several of these rules, in any one of the windows. An end before the start is past
     * midnight, and the weekday is that of the start.
     *
     * @param startTime inclusive; {@code null} is the start of the day
     * @param endTime exclusive; {@code null} is the end of the day
     * @param dayOfWeek 0 for Sunday to 6 for Saturday; {@code null} is every day
     */
    record TimeOfOrder(
            long id,
            @Nullable LocalTime startTime,
            @Nullable LocalTime endTime,
            @Nullable Integer dayOfWeek,
            @Nullable String timeZone)
            implements CampaignRule {
        @Override
        public RuleKind kind() {
            return RuleKind.TIME_OF_ORDER;
        }
    }

    /**
     * A redemption must happen between two instants; with several of these rules, in any one of the frames.
     *
     * @param startTime inclusive; {@code null} is open
     * @param endTime exclusive; {@code null} is open
     * @param timeZone in which times without an offset were read
     */
    record Timeframe(
            long id,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Nullable String timeZone) implements CampaignRule {
        @Override
        public RuleKind kind() {
            return RuleKind.TIMEFRAME;
        }
    }

    /**
     * Caps the discount of each redemption; never refuses one.
     *
     * @param maxDiscountMinor at least 0
     */
    record MaxDiscount(long id, long maxDiscountMinor) implements CampaignRule {
        @Override
        public RuleKind kind() {
            return RuleKind.MAX_DISCOUNT;
        }
    }

    /** Only customers without a confirmed redemption in the project may redeem. */
    record NewCustomer(long id) implements CampaignRule {
        @Override
        public RuleKind kind() {
            return RuleKind.NEW_CUSTOMER;
        }
    }

    /**
     * Caps how often one customer may redeem in the campaign.
     *
     * @param maxRedemptions confirmed ones, at least 0
     */
    record PerCustomer(long id, long maxRedemptions) implements CampaignRule {
        @Override
        public RuleKind kind() {
            return RuleKind.PER_CUSTOMER;
        }
    }
}
