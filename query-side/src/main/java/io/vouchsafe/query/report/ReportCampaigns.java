package io.vouchsafe.query.report;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the campaigns that a report is about, also those that are gone. Every question names the project. */
final class ReportCampaigns {

    private static final String ALL = "select * from views.report_campaign where project_id = :project order by id";

    private final ViewsDatabase views;

    ReportCampaigns(ViewsDatabase views) {
        this.views = views;
    }

    /** All campaigns of a project by their numbers, in their order. */
    Map<Long, ReportCampaign> all(long projectId) {
        Map<Long, ReportCampaign> all = new LinkedHashMap<>();
        views.client()
                .sql(ALL)
                .param("project", projectId)
                .query(ReportCampaign::read)
                .list()
                .forEach(campaign -> all.put(campaign.id(), campaign));
        return all;
    }

    /** The discount campaigns that a filter lets through. One for a campaign that the project never had fails with 404. */
    static List<ReportCampaign> wanted(Map<Long, ReportCampaign> all, CampaignFilter filter) {
        if (filter.campaignId() != null && !all.containsKey(filter.campaignId())) {
            throw new ApiFailure.NotFound("Campaign");
        }
        return all.values().stream()
                .filter(campaign -> campaign.parentId() != null && filter.accepts(campaign))
                .toList();
    }

    /** Whose figures are wanted, and how they are set apart. Where that is everything, no campaign is looked at. */
    ReportScope scope(long projectId, CampaignFilter filter, Grouping grouping) {
        if (grouping == Grouping.NONE && filter.isOpen()) {
            return ReportScope.wholeProject(projectId);
        }
        Map<Long, ReportCampaign> all = all(projectId);
        return ReportScope.of(projectId, grouping, wanted(all, filter), all);
    }
}
