package io.vouchsafe.command.campaign.rule;

import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.RulePath;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which rules there are, in which campaign, and what they refer to. Joins the transaction of its caller, who holds the lock of the campaign's tree
 * and, for what is referred to, that of the project's definitions.
 */
public final class RuleDirectory {

    private static final String FIND = """
            select r.campaign_id, c.parent_id
              from command.rule r join command.campaign c on c.id = r.campaign_id
             where r.id = ? and r.kind = ? and r.project_id = ?
            """;
    private static final String ENTER = """
            insert into command.rule (id, project_id, campaign_id, kind, area_id, category_id, tags)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CHANGE = "update command.rule set area_id = ?, category_id = ?, tags = ? where id = ?";

    private final JdbcClient jdbc;

    public RuleDirectory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The way to a rule of a project; where there is none of that kind, the answer is 404. */
    RuleRoute require(long projectId, RuleKind kind, long ruleId) {
        return jdbc.sql(FIND)
                .params(ruleId, kind.name(), projectId)
                .query((row, _) -> new RuleRoute(
                        new CampaignRoute(projectId, row.getLong(1), row.getObject(2, Long.class)), kind, ruleId))
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound(RulePath.type(kind)));
    }

    /** Enters a rule. */
    void enter(CampaignRoute campaign, CampaignRule rule) {
        References to = References.of(rule);
        jdbc.sql(ENTER)
                .param(rule.id())
                .param(campaign.projectId())
                .param(campaign.campaignId())
                .param(rule.kind().name())
                .param(to.areaId())
                .param(to.categoryId())
                .param(to.tags().toArray(String[]::new))
                .update();
    }

    /** Changes what a rule refers to. */
    void change(CampaignRule rule) {
        References to = References.of(rule);
        jdbc.sql(CHANGE)
                .param(to.areaId())
                .param(to.categoryId())
                .param(to.tags().toArray(String[]::new))
                .param(rule.id())
                .update();
    }

    /** Strikes a rule out. */
    void strike(long ruleId) {
        jdbc.sql("delete from command.rule where id = ?").param(ruleId).update();
    }
}
