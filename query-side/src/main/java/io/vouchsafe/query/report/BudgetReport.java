package io.vouchsafe.query.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far limits are used up.
 *
 * @param time that the forecasts are made from
 */
@JsonPropertyOrder({"type", "time", "time_zone", "rows"})
record BudgetReport(String type, Instant time, String timeZone, List<Row> rows) {

    /** A cap on money, and what is left of it. */
    @JsonPropertyOrder({"limit", "spent", "left", "share"})
    record Budget(
            @Nullable BigDecimal limit,
            BigDecimal spent,
            @Nullable BigDecimal left,
            @Nullable BigDecimal share) {}

    /** A cap on the number of redemptions, and what is left of it. */
    @JsonPropertyOrder({"limit", "used", "left", "share"})
    record Redemptions(
            @Nullable Long limit,
            long used,
            @Nullable Long left,
            @Nullable BigDecimal share) {}

    /** What a day takes in the mean. */
    @JsonPropertyOrder({"discount", "redemptions"})
    record Pace(BigDecimal discount, BigDecimal redemptions) {}

    /** A campaign. */
    @JsonPropertyOrder({
        "campaign_id",
        "name",
        "parent_id",
        "status",
        "budget",
        "redemptions",
        "per_day",
        "exhausted_at",
        "near_limit"
    })
    record Row(
            long campaignId,
            String name,
            @Nullable Long parentId,
            String status,
            Budget budget,
            Redemptions redemptions,
            Pace perDay,
            @Nullable Instant exhaustedAt,
            boolean nearLimit) {

        /** The greater of its shares; nothing where nothing is limited. */
        @Nullable
        BigDecimal greatestShare() {
            BigDecimal money = budget.share();
            BigDecimal times = redemptions.share();
            return money == null ? times : times == null ? money : money.max(times);
        }
    }

    /** One campaign with what each day took. */
    @JsonPropertyOrder({"type", "time", "time_zone"})
    record Burn(
            String type,
            Instant time,
            String timeZone,
            @JsonUnwrapped Row row,
            List<Day> days) {}

    /**
     * A day of the project's calendar.
     *
     * @param discountTotal granted by its end
     */
    @JsonPropertyOrder({"date", "discount", "redemptions", "discount_total", "redemptions_total"})
    record Day(
            LocalDate date, BigDecimal discount, long redemptions, BigDecimal discountTotal, long redemptionsTotal) {}
}
