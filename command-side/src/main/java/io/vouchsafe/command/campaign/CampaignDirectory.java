package io.vouchsafe.command.campaign;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.CampaignStatus;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which campaigns there are, under which main campaign, which names are taken, and under which labels vouchers are looked for. Joins the transaction
 * of its caller.
 */
public final class CampaignDirectory {

    private static final String ENTER = """
            insert into command.campaign
                (id, project_id, parent_id, name_key, status, medium, purpose, team, channel, budget_code)
            values (:id, :project, :parent, :name, :status, :medium, :purpose, :team, :channel, :budgetCode)
            on conflict do nothing
            """;
    private static final String CHANGE = """
            update command.campaign
               set parent_id = :parent, name_key = :name, status = :status, medium = :medium, purpose = :purpose,
                   team = :team, channel = :channel, budget_code = :budgetCode
             where id = :id and project_id = :project
            """;
    private static final String STRIKE = """
            with gone as (delete from command.campaign where id = ? returning id),
                 rules as (delete from command.rule where campaign_id = (select id from gone))
            insert into command.struck_campaign (id) select id from gone
            """;

    private final JdbcClient jdbc;

    public CampaignDirectory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The way to a campaign of a project; {@code null} if there is no such campaign. */
    private @Nullable CampaignRoute find(long projectId, long campaignId) {
        return jdbc.sql("select parent_id from command.campaign where id = ? and project_id = ?")
                .params(campaignId, projectId)
                .query((row, _) -> new CampaignRoute(projectId, campaignId, row.getObject(1, Long.class)))
                .optional()
                .orElse(null);
    }

    /** The way to a campaign of a project; where there is none, the answer is 404. */
    public CampaignRoute require(long projectId, long campaignId) {
        CampaignRoute route = find(projectId, campaignId);
        if (route == null) {
            throw new ApiFailure.NotFound("Campaign");
        }
        return route;
    }

    /** Enters a campaign; false if its name is taken in the project. */
    boolean enter(CampaignRoute campaign, CampaignTerms terms, CampaignStatus status) {
        return write(ENTER, campaign, terms, status) == 1;
    }

    /** Changes what a campaign is known by; false if its name is taken in the project. */
    boolean change(CampaignRoute campaign, CampaignTerms terms, CampaignStatus status) {
        boolean taken = jdbc.sql("select 1 from command.campaign where project_id = ? and name_key = ? and id <> ?")
                .params(campaign.projectId(), terms.name(), campaign.campaignId())
                .query()
                .optionalValue()
                .isPresent();
        return !taken && write(CHANGE, campaign, terms, status) == 1;
    }

    private int write(String sql, CampaignRoute campaign, CampaignTerms terms, CampaignStatus status) {
        return jdbc.sql(sql)
                .param("id", campaign.campaignId())
                .param("project", campaign.projectId())
                .param("parent", terms.parentId())
                .param("name", terms.name())
                .param("status", status.name().toLowerCase(Locale.ROOT))
                .param("medium", terms.medium())
                .param("purpose", terms.purpose())
                .param("team", terms.team())
                .param("channel", terms.channel())
                .param("budgetCode", terms.budgetCode())
                .update();
    }

    /** Whether any campaign stands under this one. */
    boolean hasChildren(long campaignId) {
        return jdbc.sql("select 1 from command.campaign where parent_id = ? limit 1")
                .param(campaignId)
                .query()
                .optionalValue()
                .isPresent();
    }

    /**
     * Strikes a campaign out with its rules: from this commit on nothing is kept by what they referred to, its vouchers lead nowhere and their codes
     * are free. {@link Purge} removes the vouchers' rows bit by bit.
     */
    void strike(long campaignId) {
        jdbc.sql(STRIKE).param(campaignId).update();
    }
}
