package io.vouchsafe.query.report;

import io.vouchsafe.events.type.CampaignStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as reports know it.
 *
 * @param parentId {@code null} for a main campaign
 * @param deleted whether it is gone, and everything else here is as it was last
 */
record ReportCampaign(
        long id,
        @Nullable Long parentId,
        String name,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String medium,
        @Nullable String purpose,
        @Nullable Long maxTotalBudgetMinor,
        @Nullable Long maxRedemptions,
        CampaignStatus status,
        Instant createdAt,
        boolean deleted) {

    static ReportCampaign read(ResultSet row, int number) throws SQLException {
        return new ReportCampaign(
                row.getLong("id"),
                row.getObject("parent_id", Long.class),
                row.getString("name"),
                row.getString("team"),
                row.getString("channel"),
                row.getString("medium"),
                row.getString("purpose"),
                row.getObject("max_total_budget_minor", Long.class),
                row.getObject("max_redemptions", Long.class),
                CampaignStatus.valueOf(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("deleted"));
    }
}
