package io.vouchsafe.query.live;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * How a project fares. All amounts in the project's currency.
 *
 * @param time when this was read
 * @param lastMinute the sixty seconds before
 * @param today the calendar day of the project's zone
 * @param refusalsToday reasons of declined attempts, the most frequent first
 * @param nearLimits what is used up by 80 percent or more, the fullest first
 */
@JsonPropertyOrder({"time", "last_minute", "today", "refusals_today", "near_limits", "projections"})
record LiveFigures(
        Instant time,
        LastMinute lastMinute,
        Today today,
        List<Refusals> refusalsToday,
        List<NearLimit> nearLimits,
        List<Lag> projections) {

    /** What was confirmed and what was declined. */
    @JsonPropertyOrder({"redemptions", "discount", "declined"})
    record LastMinute(long redemptions, BigDecimal discount, long declined) {}

    /** The same of the day, net of reversals. */
    @JsonPropertyOrder({"redemptions", "discount", "transaction_value", "declined"})
    record Today(long redemptions, BigDecimal discount, BigDecimal transactionValue, long declined) {}

    /** How often there was a reason. */
    @JsonPropertyOrder({"code", "count"})
    record Refusals(String code, long count) {}

    /**
     * A limit that is nearly reached.
     *
     * @param kind {@code budget} or {@code redemptions}
     * @param used an amount for a budget, else a number
     * @param share of the limit, from 0 to 1
     */
    @JsonPropertyOrder({"campaign_id", "name", "kind", "used", "limit", "share"})
    record NearLimit(long campaignId, String name, String kind, BigDecimal used, BigDecimal limit, BigDecimal share) {}

    /** How many events a projection has yet to take in. */
    @JsonPropertyOrder({"name", "behind"})
    record Lag(String name, long behind) {}

    /** Whether the other says the same, whenever it was read. */
    boolean sameAs(LiveFigures other) {
        return new LiveFigures(
                        time, other.lastMinute, other.today, other.refusalsToday, other.nearLimits, other.projections)
                .equals(this);
    }
}
