package io.vouchsafe.command.campaign;

import io.vouchsafe.contract.error.ApiFailure;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which campaigns there are, under which main campaign, and which names are taken. Joins the transaction of its caller. */
public final class CampaignDirectory {

    private static final String PURGE_VOUCHERS = """
            delete from command.voucher where id in (
                select v.id from command.issue i
                  join command.voucher v using (campaign_id)
                 where not exists (select from command.campaign c where c.id = i.campaign_id)
                 limit 10000)
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
    boolean enter(CampaignRoute campaign, String name) {
        return jdbc.sql(
                                "insert into command.campaign (id, project_id, parent_id, name_key) values (?, ?, ?, ?) on conflict do nothing")
                        .param(campaign.campaignId())
                        .param(campaign.projectId())
                        .param(campaign.parentId())
                        .param(name)
                        .update()
                == 1;
    }

    /** Changes a campaign's name and main campaign; false if the name is taken in the project. */
    boolean change(CampaignRoute campaign, String name) {
        boolean taken = jdbc.sql("select 1 from command.campaign where project_id = ? and name_key = ? and id <> ?")
                .params(campaign.projectId(), name, campaign.campaignId())
                .query()
                .optionalValue()
                .isPresent();
        if (taken) {
            return false;
        }
        jdbc.sql("update command.campaign set parent_id = ?, name_key = ? where id = ?")
                .param(campaign.parentId())
                .param(name)
                .param(campaign.campaignId())
                .update();
        return true;
    }

    /** Whether any campaign stands under this one. */
    boolean hasChildren(long campaignId) {
        return jdbc.sql("select 1 from command.campaign where parent_id = ? limit 1")
                .param(campaignId)
                .query()
                .optionalValue()
                .isPresent();
    }

    /** Strikes a campaign out: its vouchers lead nowhere from now on, and {@link #purge} removes them bit by bit. */
    void strike(long campaignId) {
        jdbc.sql("delete from command.campaign where id = ?").param(campaignId).update();
    }

    /**
     * Removes vouchers and issues whose campaign is gone, so that their codes and prefixes are free again. In small transactions, because there may
     * be millions; it may be interrupted and called again.
     */
    public void purge() {
        int removed;
        do {
            removed = jdbc.sql(PURGE_VOUCHERS).update();
        } while (removed > 0);
        jdbc.sql(
                        "delete from command.issue i where not exists (select from command.campaign c where c.id = i.campaign_id)")
                .update();
    }
}
