package io.vouchsafe.query.report;

import io.vouchsafe.contract.input.QueryInput;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns a report is about; what is {@code null} leaves all through.
 *
 * @param campaignId a discount campaign, or a main campaign for all below it
 */
record CampaignFilter(
        @Nullable Long campaignId,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String medium,
        @Nullable String purpose) {

    /** Reads the parameters of a query. */
    static CampaignFilter read(QueryInput query) {
        return new CampaignFilter(
                query.whole("campaign_id"),
                query.text("team"),
                query.text("channel"),
                query.text("medium"),
                query.text("purpose"));
    }

    /** Whether it leaves everything through. */
    boolean isOpen() {
        return campaignId == null && team == null && channel == null && medium == null && purpose == null;
    }

    boolean accepts(ReportCampaign campaign) {
        return (campaignId == null || campaignId == campaign.id() || campaignId.equals(campaign.parentId()))
                && (team == null || team.equals(campaign.team()))
                && (channel == null || channel.equals(campaign.channel()))
                && (medium == null || medium.equals(campaign.medium()))
                && (purpose == null || purpose.equals(campaign.purpose()));
    }
}
