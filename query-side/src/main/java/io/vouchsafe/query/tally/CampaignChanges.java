package io.vouchsafe.query.tally;

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
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.RowSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a batch does to {@code views.report_campaign}: each campaign is written once, however much happened to it. */
final class CampaignChanges {

    private static final String[] TYPES = {
        "int8", "int8", "int8", "text", "text", "text", "text", "text", "int8", "int8", "text", "timestamptz", "bool"
    };

    private static final String ROWS = """
            unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::boolean[])
                as row (id, project_id, parent_id, name, team, channel, medium, purpose, max_total_budget_minor,
                    max_redemptions, status, created_at, deleted)""";

    private static final String CREATE = """
            with created as (
                insert into report_campaign (id, project_id, parent_id, name, team, channel, medium, purpose,
                    max_total_budget_minor, max_redemptions, status, created_at, deleted)
                select * from %s returning 1)
            select count(*) from created""".formatted(ROWS);

    /** A row without a name says nothing of the terms. */
    private static final String CHANGE = """
            with changed as (
                update report_campaign c set
                    parent_id = case when row.name is null then c.parent_id else row.parent_id end,
                    name = coalesce(row.name, c.name),
                    team = case when row.name is null then c.team else row.team end,
                    channel = case when row.name is null then c.channel else row.channel end,
                    medium = case when row.name is null then c.medium else row.medium end,
                    purpose = case when row.name is null then c.purpose else row.purpose end,
                    max_total_budget_minor = case when row.name is null then c.max_total_budget_minor
                        else row.max_total_budget_minor end,
                    max_redemptions = case when row.name is null then c.max_redemptions else row.max_redemptions end,
                    status = coalesce(row.status, c.status),
                    deleted = row.deleted
                from %s where c.id = row.id returning 1)
            select count(*) from changed""".formatted(ROWS);

    private final Map<Long, Change> changes = new LinkedHashMap<>();

    /** What a batch comes to for one campaign; {@code null} for what it does not touch. */
    private static final class Change {
        private final long id;
        private final long projectId;
        private @Nullable Instant createdAt;
        private @Nullable CampaignTerms terms;
        private @Nullable CampaignStatus status;
        private boolean deleted;

        Change(CampaignEvent event) {
            this.id = event.campaignId();
            this.projectId = event.projectId();
        }

        void addTo(RowSet rows) {
            CampaignTerms now = terms;
            rows.add(
                    id,
                    projectId,
                    now == null ? null : now.parentId(),
                    now == null ? null : now.name(),
                    now == null ? null : now.team(),
                    now == null ? null : now.channel(),
                    now == null ? null : now.medium(),
                    now == null ? null : now.purpose(),
                    now == null ? null : now.maxTotalBudgetMinor(),
                    now == null ? null : now.maxRedemptions(),
                    status == null ? null : status.name(),
                    createdAt,
                    deleted);
        }
    }

    void happened(CampaignEvent event) {
        Change change = changes.computeIfAbsent(event.campaignId(), id -> new Change(event));
        switch (event) {
            case CampaignCreated created -> {
                change.createdAt = created.at();
                change.terms = created.terms();
                change.status = CampaignStatus.DRAFT;
            }
            case CampaignRevised revised -> change.terms = revised.terms();
            case CampaignActivated _ -> change.status = CampaignStatus.ACTIVE;
            case CampaignDeactivated _ -> change.status = CampaignStatus.INACTIVE;
            case CampaignDeleted _ -> change.deleted = true;
            case CampaignRuleSet _, CampaignRuleRemoved _ ->
                throw new IllegalArgumentException("not followed: " + event);
        }
    }

    void write(JdbcTemplate jdbc) {
        RowSet created = new RowSet(TYPES);
        RowSet changed = new RowSet(TYPES);
        changes.values().forEach(change -> change.addTo(change.createdAt == null ? changed : created));
        run(jdbc, created, CREATE, "campaigns created");
        run(jdbc, changed, CHANGE, "campaigns changed");
    }

    private static void run(JdbcTemplate jdbc, RowSet rows, String sql, String what) {
        if (!rows.isEmpty()) {
            MismatchException.unlessEqual(what, rows.size(), rows.run(jdbc, sql));
        }
    }
}
