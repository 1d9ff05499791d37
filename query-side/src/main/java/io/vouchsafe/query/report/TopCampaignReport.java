package io.vouchsafe.query.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most successful campaigns.
 *
 * @param by the figure that they are in the order of
 */
@JsonPropertyOrder({"type", "from", "to", "by", "time_zone", "rows"})
record TopCampaignReport(String type, Instant from, Instant to, String by, String timeZone, List<Row> rows) {

    /**
     * A campaign.
     *
     * @param share of what all campaigns come to, 0 to 1
     */
    @JsonPropertyOrder({
        "campaign_id",
        "name",
        "parent_id",
        "team",
        "redemptions",
        "discount",
        "transaction_value",
        "unique_customers",
        "share"
    })
    record Row(
            long campaignId,
            String name,
            @Nullable Long parentId,
            @Nullable String team,
            long redemptions,
            BigDecimal discount,
            BigDecimal transactionValue,
            long uniqueCustomers,
            BigDecimal share) {}
}
