package io.vouchsafe.query.definition;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.area.AreaEvent;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.category.CategoryDeleted;
import io.vouchsafe.events.category.CategoryEvent;
import io.vouchsafe.query.definition.DefinedRows.Column;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** {@code views.area}, {@code views.category} and {@code views.rule}: one row for each of them that there is. A campaign takes its rules with it. */
public final class DefinitionProjection implements Projection {

    /** Its name. */
    public static final String NAME = "definitions";

    private static final Column PROJECT = new Column("project_id", "int8");
    private static final int CAMPAIGN = 1;

    private final ViewsDatabase views;
    private final JsonMapper json;

    /**
     * @param json writes tags and the terms of rules
     */
    public DefinitionProjection(ViewsDatabase views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(Class<?> eventClass) {
        return AreaEvent.class.isAssignableFrom(eventClass)
                || CategoryEvent.class.isAssignableFrom(eventClass)
                || eventClass == CampaignRuleSet.class
                || eventClass == CampaignRuleRemoved.class
                || eventClass == CampaignDeleted.class;
    }

    @Override
    public void apply(List<DomainEvent> events) {
        Batch batch = new Batch();
        for (DomainEvent event : events) {
            switch (event) {
                case AreaDefined area ->
                    batch.areas.define(
                            area.areaId(), area.revision(), area.at(), area.projectId(), area.name(), area.polygon());
                case AreaDeleted area -> batch.areas.delete(area.areaId());
                case CategoryDefined category ->
                    batch.categories.define(
                            category.categoryId(),
                            category.revision(),
                            category.at(),
                            category.projectId(),
                            category.name(),
                            json.writeValueAsString(category.tags()));
                case CategoryDeleted category -> batch.categories.delete(category.categoryId());
                case CampaignRuleSet set ->
                    batch.rules.define(
                            set.rule().id(),
                            set.revision(),
                            set.at(),
                            set.projectId(),
                            set.campaignId(),
                            set.rule().kind().name(),
                            json.writeValueAsString(set.rule()));
                case CampaignRuleRemoved removed -> batch.rules.delete(removed.ruleId());
                case CampaignDeleted campaign -> batch.delete(campaign.campaignId());
                default -> throw new IllegalArgumentException("not followed: " + event);
            }
        }
        batch.write(views);
    }

    @Override
    public List<String> tables() {
        return List.of("area", "category", "rule");
    }

    @Override
    public Set<String> indexesForReads() {
        return Set.of("area_of_project", "category_of_project");
    }

    /** What a batch comes to. */
    private static final class Batch {
        private final DefinedRows areas =
                new DefinedRows("area", PROJECT, new Column("name", "text"), new Column("outline", "text"));
        private final DefinedRows categories =
                new DefinedRows("category", PROJECT, new Column("name", "text"), new Column("tags", "jsonb"));
        private final DefinedRows rules = new DefinedRows(
                "rule",
                PROJECT,
                new Column("campaign_id", "int8"),
                new Column("kind", "text"),
                new Column("terms", "jsonb"));
        private final List<Long> campaigns = new ArrayList<>();

        void delete(long campaignId) {
            rules.forget(values -> values.get(CAMPAIGN).equals(campaignId));
            campaigns.add(campaignId);
        }

        void write(ViewsDatabase views) {
            areas.write(views.jdbc());
            categories.write(views.jdbc());
            rules.write(views.jdbc());
            if (!campaigns.isEmpty()) {
                views.client()
                        .sql("delete from rule where campaign_id in (:campaigns)")
                        .param("campaigns", campaigns)
                        .update();
            }
        }
    }
}
