package io.vouchsafe.benchmarks.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One redemption in one transaction: lock the campaign, check its limits, count, write the redemption and an event. Exact under any load, and
 * one commit at a time per campaign.
 */
record FloorRedemption(long campaignId, String transactionId, long costMinor) {

    private static final String LOCK = """
            select discount_percent, max_redemptions - redemptions, max_total_budget_minor - spent_minor
              from floor.campaign where id = ? for update
            """;
    private static final String COUNT =
            "update floor.campaign set redemptions = redemptions + 1, spent_minor = spent_minor + ? where id = ?";
    private static final String RECORD =
            "insert into floor.redemption (campaign_id, transaction_id, cost_minor, granted_minor) values (?, ?, ?, ?)";
    private static final String EVENT = "insert into floor.event (campaign_id, type, payload) values (?, ?, ?)";

    /** The discount in minor units; {@code null} if a limit forbids it. The caller ends the transaction. */
    @Nullable
    Long in(Connection connection) throws SQLException {
        Long granted = grant(connection);
        if (granted == null) {
            return null;
        }
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setLong(1, granted);
            count.setLong(2, campaignId);
            count.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(RECORD)) {
            insert.setLong(1, campaignId);
            insert.setString(2, transactionId);
            insert.setLong(3, costMinor);
            insert.setLong(4, granted);
            insert.executeUpdate();
        }
        try (PreparedStatement event = connection.prepareStatement(EVENT)) {
            event.setLong(1, campaignId);
            event.setString(2, "redemption-confirmed");
            event.setString(
                    3,
                    "{\"transactionId\":\"%s\",\"campaignId\":%d,\"costMinor\":%d,\"grantedMinor\":%d}"
                            .formatted(transactionId, campaignId, costMinor, granted));
            event.executeUpdate();
        }
        return granted;
    }

    private @Nullable Long grant(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, campaignId);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no campaign " + campaignId);
                }
                long granted = costMinor * row.getLong(1) / 100;
                return row.getLong(2) < 1 || row.getLong(3) < granted ? null : granted;
            }
        }
    }
}
