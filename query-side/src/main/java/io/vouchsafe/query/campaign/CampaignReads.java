package io.vouchsafe.query.campaign;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.util.List;

/** Looks up campaigns. Every question names the project, so that none can be asked across projects. */
public final class CampaignReads {

    private static final String WHERE = """
             from views.campaign c where c.project_id = :project
             and (:name::text is null or c.name ilike :name)
             and (:status::text is null or c.status = :status)
             and (:team::text is null or c.team = :team)""";

    private final ViewsDatabase views;

    public CampaignReads(ViewsDatabase views) {
        this.views = views;
    }

    /** The campaign, or a failure that says 404. */
    public CampaignView require(long projectId, long campaignId) {
        return views.client()
                .sql("select * from views.campaign where id = :id and project_id = :project")
                .param("id", campaignId)
                .param("project", projectId)
                .query(CampaignView::read)
                .optional()
                .orElseThrow(CampaignReads::notFound);
    }

    /** As {@link #require(long, long)}, for an id as it stands in a path: what is not a number names no campaign. */
    public CampaignView require(long projectId, String campaignId) {
        return require(projectId, parseId(campaignId));
    }

    private static long parseId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notAnId) {
            throw notFound();
        }
    }

    private static ApiFailure notFound() {
        return new ApiFailure.NotFound("Campaign");
    }

    /**
     * The campaigns under which redemptions are listed for one campaign (contract §5.3): itself, or the children of a main campaign.
     */
    public List<Long> redeemable(long projectId, CampaignView campaign) {
        if (!campaign.terms().isMain()) {
            return List.of(campaign.id());
        }
        return views.client()
                .sql("select id from views.campaign where parent_id = :main and project_id = :project order by id")
                .param("main", campaign.id())
                .param("project", projectId)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    long count(long projectId, CampaignFilter filter) {
        return views.client()
                .sql("select count(*)" + WHERE)
                .param("project", projectId)
                .param("name", filter.namePattern())
                .param("status", filter.statusName())
                .param("team", filter.team())
                .query(Long.class)
                .single();
    }

    List<CampaignView> page(long projectId, CampaignFilter filter, PageRequest page) {
        return views.client()
                .sql("select c.*" + WHERE + " order by c.id limit :limit offset :offset")
                .param("project", projectId)
                .param("name", filter.namePattern())
                .param("status", filter.statusName())
                .param("team", filter.team())
                .param("limit", page.perPage())
                .param("offset", page.offset())
                .query(CampaignView::read)
                .list();
    }
}
