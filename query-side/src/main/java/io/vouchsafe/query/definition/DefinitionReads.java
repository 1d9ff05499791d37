package io.vouchsafe.query.definition;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.AreaResource;
import io.vouchsafe.contract.resource.CategoryResource;
import io.vouchsafe.contract.resource.RulePath;
import io.vouchsafe.contract.resource.RuleResource;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Looks up areas, categories and rules. Every question names the project, so that none can be asked across projects. */
public final class DefinitionReads {

    private static final String OF_PROJECT = " where project_id = :project order by id";
    private static final String BY_ID = " where project_id = :project and id = :id";

    private final ViewsDatabase views;
    private final JsonMapper json;

    /**
     * @param json reads what the projection's wrote
     */
    public DefinitionReads(ViewsDatabase views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    List<AreaResource> areas(long projectId) {
        return views.client()
                .sql("select * from views.area" + OF_PROJECT)
                .param("project", projectId)
                .query(DefinitionReads::area)
                .list();
    }

    /** The area, or a failure that says 404. */
    AreaResource area(long projectId, String id) {
        return views.client()
                .sql("select * from views.area" + BY_ID)
                .param("project", projectId)
                .param("id", parseId(id, "Area"))
                .query(DefinitionReads::area)
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound("Area"));
    }

    List<CategoryResource> categories(long projectId) {
        return views.client()
                .sql("select * from views.category" + OF_PROJECT)
                .param("project", projectId)
                .query(this::category)
                .list();
    }

    /** The category, or a failure that says 404. */
    CategoryResource category(long projectId, String id) {
        return views.client()
                .sql("select * from views.category" + BY_ID)
                .param("project", projectId)
                .param("id", parseId(id, "Category"))
                .query(this::category)
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound("Category"));
    }

    /** The rules of one kind of a campaign, by id. */
    List<RuleResource> rules(long projectId, long campaignId, RuleKind kind) {
        return views.client()
                .sql("""
                        select * from views.rule
                         where project_id = :project and campaign_id = :campaign and kind = :kind
                         order by id""")
                .param("project", projectId)
                .param("campaign", campaignId)
                .param("kind", kind.name())
                .query(this::rule)
                .list();
    }

    /** The rule of a kind, or a failure that says 404. */
    RuleResource rule(long projectId, RuleKind kind, String id) {
        return views.client()
                .sql("select * from views.rule" + BY_ID + " and kind = :kind")
                .param("project", projectId)
                .param("id", parseId(id, RulePath.type(kind)))
                .param("kind", kind.name())
                .query(this::rule)
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound(RulePath.type(kind)));
    }

    /** What is not a number names nothing. */
    private static long parseId(String text, String what) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notAnId) {
            throw new ApiFailure.NotFound(what);
        }
    }

    private static AreaResource area(ResultSet row, int number) throws SQLException {
        return AreaResource.of(
                row.getLong("id"),
                row.getString("name"),
                row.getString("outline"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private CategoryResource category(ResultSet row, int number) throws SQLException {
        return CategoryResource.of(
                row.getLong("id"),
                row.getString("name"),
                List.of(json.readValue(row.getString("tags"), String[].class)),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private RuleResource rule(ResultSet row, int number) throws SQLException {
        CampaignRule rule = json.readValue(row.getString("terms"), form(RuleKind.valueOf(row.getString("kind"))));
        return RuleResource.of(
                row.getLong("campaign_id"), rule, instant(row, "created_at"), instant(row, "updated_at"));
    }

    private static Class<? extends CampaignRule> form(RuleKind kind) {
        return switch (kind) {
            case AREA -> CampaignRule.Area.class;
            case BUDGET -> CampaignRule.Budget.class;
            case CATEGORY -> CampaignRule.Category.class;
            case TIME_OF_ORDER -> CampaignRule.TimeOfOrder.class;
            case TIMEFRAME -> CampaignRule.Timeframe.class;
            case MAX_DISCOUNT -> CampaignRule.MaxDiscount.class;
            case NEW_CUSTOMER -> CampaignRule.NewCustomer.class;
            case PER_CUSTOMER -> CampaignRule.PerCustomer.class;
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
