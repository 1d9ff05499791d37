package io.vouchsafe.query.report;

import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.events.type.CampaignStatus;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which budgets are wanted.
 *
 * @param campaignId only this campaign and those below it
 * @param nearLimit only campaigns near a limit
 * @param after the last campaign of the page before
 */
record BudgetQuery(
        @Nullable Long campaignId,
        @Nullable CampaignStatus status,
        boolean nearLimit,
        int limit,
        @Nullable Long after) {

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final List<String> STATUSES = Stream.of(CampaignStatus.values())
            .map(status -> status.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Reads the parameters of a query. */
    static BudgetQuery read(QueryInput query) {
        String status = query.word("status", STATUSES);
        return new BudgetQuery(
                query.whole("campaign_id"),
                status == null ? null : CampaignStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                query.word("near_limit", List.of("true")) != null,
                query.whole("limit", 1, MOST, USUAL),
                query.whole("after"));
    }

    boolean accepts(ReportCampaign campaign) {
        return !campaign.deleted()
                && (status == null || status == campaign.status())
                && (campaignId == null || campaignId == campaign.id() || campaignId.equals(campaign.parentId()));
    }
}
