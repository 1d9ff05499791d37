package io.vouchsafe.query.campaign;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignDeactivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.RowSet;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code views.campaign}: one row for each campaign that exists, with its terms and its status. */
public final class CampaignProjection implements Projection {

    /** Its name. */
    public static final String NAME = "campaigns";

    private static final String COLUMNS =
            "id, project_id, parent_id, name, description, customer_information, voucher_type, max_total_budget_minor,"
                    + " max_redemptions, minimum_value_minor, maximum_value_minor, discount_type, discount_value,"
                    + " reward_title, reward_description, team, channel, purpose, medium, budget_code, status,"
                    + " created_at, updated_at";

    private static final String ROWS = """
            unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                as row (%s)""".formatted(COLUMNS);

    private static final String[] TYPES = {
        "int8",
        "int8",
        "int8",
        "text",
        "text",
        "text",
        "text",
        "int8",
        "int8",
        "int8",
        "int8",
        "text",
        "int8",
        "text",
        "text",
        "text",
        "text",
        "text",
        "text",
        "text",
        "text",
        "timestamptz",
        "timestamptz"
    };

    private static final String INSERT = """
            with created as (insert into campaign (%s) select %s from %s returning 1)
            select count(*) from created""".formatted(COLUMNS, COLUMNS, ROWS);

    private static final String REVISE = """
            with revised as (
                update campaign c set
                    parent_id = row.parent_id, name = row.name, description = row.description,
                    customer_information = row.customer_information, voucher_type = row.voucher_type,
                    max_total_budget_minor = row.max_total_budget_minor, max_redemptions = row.max_redemptions,
                    minimum_value_minor = row.minimum_value_minor, maximum_value_minor = row.maximum_value_minor,
                    discount_type = row.discount_type, discount_value = row.discount_value,
                    reward_title = row.reward_title, reward_description = row.reward_description, team = row.team,
                    channel = row.channel, purpose = row.purpose, medium = row.medium, budget_code = row.budget_code,
                    status = coalesce(row.status, c.status), updated_at = row.updated_at
                from %s where c.id = row.id returning 1)
            select count(*) from revised""".formatted(ROWS);

    private static final String SET_STATUS = """
            with switched as (
                update campaign c set status = row.status, updated_at = row.at
                from unnest(?::bigint[], ?::text[], ?::timestamptz[]) as row (id, status, at)
                where c.id = row.id returning 1)
            select count(*) from switched""";

    private static final String DELETE =
            "with gone as (delete from campaign where id = any(?) returning 1) select count(*) from gone";

    private final ViewsDatabase views;

    public CampaignProjection(ViewsDatabase views) {
        this.views = views;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Rules have rows and times of their own. */
    @Override
    public boolean follows(Class<?> eventClass) {
        return CampaignEvent.class.isAssignableFrom(eventClass)
                && eventClass != CampaignRuleSet.class
                && eventClass != CampaignRuleRemoved.class;
    }

    /** Folds the batch to one change for each campaign, so that it does not matter in which order the statements run. */
    @Override
    public void apply(List<DomainEvent> events) {
        Map<Long, Change> changes = new LinkedHashMap<>();
        RowSet deleted = new RowSet("int8");
        for (DomainEvent event : events) {
            CampaignEvent happened = (CampaignEvent) event;
            Change change = changes.computeIfAbsent(happened.campaignId(), Change::new);
            change.at = happened.at();
            switch (happened) {
                case CampaignCreated created -> {
                    change.created = created;
                    change.terms = created.terms();
                    change.status = CampaignStatus.DRAFT;
                }
                case CampaignRevised revised -> change.terms = revised.terms();
                case CampaignActivated activated -> change.status = CampaignStatus.ACTIVE;
                case CampaignDeactivated deactivated -> change.status = CampaignStatus.INACTIVE;
                case CampaignDeleted gone -> deleted.add(gone.campaignId());
                case CampaignRuleSet _, CampaignRuleRemoved _ ->
                    throw new IllegalArgumentException("not followed: " + happened);
            }
        }
        write(changes, deleted);
    }

    private void write(Map<Long, Change> changes, RowSet deleted) {
        RowSet created = new RowSet(TYPES);
        RowSet revised = new RowSet(TYPES);
        RowSet switched = new RowSet("int8", "text", "timestamptz");
        for (Change change : changes.values()) {
            if (change.created != null && change.terms != null) {
                change.addTo(created, change.terms);
            } else if (change.terms != null) {
                change.addTo(revised, change.terms);
            } else if (change.status != null) {
                switched.add(change.id, change.status.name(), change.at);
            }
        }
        run(created, INSERT, "campaigns created");
        run(revised, REVISE, "campaigns revised");
        run(switched, SET_STATUS, "campaigns switched");
        run(deleted, DELETE, "campaigns deleted");
    }

    private void run(RowSet rows, String sql, String what) {
        if (!rows.isEmpty()) {
            MismatchException.unlessEqual(what, rows.size(), rows.run(views.jdbc(), sql));
        }
    }

    @Override
    public List<String> tables() {
        return List.of("campaign");
    }

    @Override
    public Set<String> indexesForReads() {
        return Set.of("campaign_of_project", "campaign_of_main");
    }

    /** What a batch comes to for one campaign. */
    private static final class Change {
        private final long id;
        private @Nullable CampaignCreated created;
        private @Nullable CampaignTerms terms;
        private @Nullable CampaignStatus status;
        private Instant at = Instant.EPOCH;

        Change(long id) {
            this.id = id;
        }

        void addTo(RowSet rows, CampaignTerms to) {
            Discount discount = to.discount();
            rows.add(
                    id,
                    created == null ? null : created.projectId(),
                    to.parentId(),
                    to.name(),
                    to.description(),
                    to.customerInformation(),
                    to.voucherType().name(),
                    to.maxTotalBudgetMinor(),
                    to.maxRedemptions(),
                    to.minimumValueMinor(),
                    to.maximumValueMinor(),
                    discount == null ? null : discount.type().name(),
                    discount == null ? null : discount.value(),
                    to.rewardTitle(),
                    to.rewardDescription(),
                    to.team(),
                    to.channel(),
                    to.purpose(),
                    to.medium(),
                    to.budgetCode(),
                    status == null ? null : status.name(),
                    created == null ? null : created.at(),
                    at);
        }
    }
}
