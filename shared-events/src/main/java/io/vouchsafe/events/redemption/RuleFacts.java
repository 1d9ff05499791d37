package io.vouchsafe.events.redemption;

import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.type.BudgetWindow;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision saw of one rule of a campaign: the terms where they are small, the outcome where the terms are not (an outline, a list of
 * tags), each with the revisions that name what was looked at. Amounts are in minor units.
 */
public sealed interface RuleFacts {

    /** The rule's number. */
    long id();

    /** The rule's revision, from 1 for its creation. */
    long revision();

    /**
     * An area that the redemption may happen in.
     *
     * @param areaRevision of the area, from 1 for its creation
     * @param inside whether the location lay in it or on its boundary; false without a location
     */
    record Area(long id, long revision, long areaId, long areaRevision, boolean inside) implements RuleFacts {}

    /**
     * A budget per calendar window.
     *
     * @param spentMinor granted before this redemption in the window of the decision
     */
    record Budget(long id, long revision, BudgetWindow window, long budgetMinor, long spentMinor)
            implements RuleFacts {}

    /**
     * Tags of a category that are wanted or forbidden. What was sent of the category stands in the request.
     *
     * @param categoryRevision of the category, from 1 for its creation
     * @param name the category's
     * @param matched whether a tag of the rule was sent
     * @param unknownTags sent for the category, and none of its tags; {@code null} for none
     */
    record Category(
            long id,
            long revision,
            long categoryId,
            long categoryRevision,
            String name,
            CategoryMatch match,
            boolean matched,
            @Nullable List<String> unknownTags)
            implements RuleFacts {

        public Category {
            unknownTags = unknownTags == null || unknownTags.isEmpty() ? null : List.copyOf(unknownTags);
        }
    }

    /**
     * A window of clock times.
     *
     * @param startTime inclusive; {@code null} is the start of the day
     * @param endTime exclusive; {@code null} is the end of the day
     * @param dayOfWeek 0 for Sunday to 6 for Saturday; {@code null} is every day
     * @param timeZone whose clock was looked at: the rule's, or else the project's
     */
    record TimeOfOrder(
            long id,
            long revision,
            @Nullable LocalTime startTime,
            @Nullable LocalTime endTime,
            @Nullable Integer dayOfWeek,
            String timeZone)
            implements RuleFacts {}

    /**
     * A span of time.
     *
     * @param startTime inclusive; {@code null} is open
     * @param endTime exclusive; {@code null} is open
     */
    record Timeframe(
            long id,
            long revision,
            @Nullable Instant startTime,
            @Nullable Instant endTime) implements RuleFacts {}

    /** The most that one redemption may take off. */
    record MaxDiscount(long id, long revision, long maxDiscountMinor) implements RuleFacts {}

    /**
     * Only new customers.
     *
     * @param isNew whether the customer was new, or unknown; {@code null} if none was named
     */
    record NewCustomer(long id, long revision, @Nullable Boolean isNew) implements RuleFacts {}

    /**
     * How often one customer may redeem.
     *
     * @param redemptions of the customer in the campaign, confirmed before this one; {@code null} if none was named
     */
    record PerCustomer(
            long id,
            long revision,
            long maxRedemptions,
            @Nullable Long redemptions) implements RuleFacts {}
}
