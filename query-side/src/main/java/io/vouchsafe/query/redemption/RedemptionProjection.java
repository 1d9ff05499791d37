package io.vouchsafe.query.redemption;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.personal.Sealed;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.RowSet;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code views.redemption}: one row for each redemption that exists, confirmed or not; and {@code views.redemption_count}. One that was
 * reversed exists no more. Deleting a voucher deletes its unconfirmed redemptions, deleting a campaign all that it has. Declined attempts were never redemptions and leave no row.
 */
public final class RedemptionProjection implements Projection {

    /** Its name. */
    public static final String NAME = "redemptions";

    private static final String INSERT = """
            with added as (
                insert into redemption (id, project_id, campaign_id, voucher_id, transaction_id, customer_no,
                    cost_minor, granted_minor, user_agent, latitude, longitude, sealed, categories, expires_at,
                    validated_at, confirmed_at)
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::text[], ?::double precision[], ?::double precision[], ?::text[],
                    ?::jsonb[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                returning campaign_id, granted_minor, confirmed_at),
            counted as (
                insert into redemption_count as c (campaign_id, redemptions, confirmed, spent_minor)
                select campaign_id, count(*), count(confirmed_at),
                    coalesce(sum(granted_minor) filter (where confirmed_at is not null), 0)
                from added group by campaign_id
                on conflict (campaign_id) do update set
                    redemptions = c.redemptions + excluded.redemptions,
                    confirmed = c.confirmed + excluded.confirmed,
                    spent_minor = c.spent_minor + excluded.spent_minor)
            select count(*) from added""";

    private static final String CONFIRM = """
            with confirmed as (
                update redemption r set confirmed_at = row.at
                from unnest(?::bigint[], ?::timestamptz[]) as row (id, at)
                where r.id = row.id and r.confirmed_at is null
                returning r.campaign_id, r.granted_minor),
            counted as (
                update redemption_count c set
                    confirmed = c.confirmed + more.confirmed, spent_minor = c.spent_minor + more.spent_minor
                from (select campaign_id, count(*) as confirmed, sum(granted_minor) as spent_minor
                    from confirmed group by campaign_id) as more
                where c.campaign_id = more.campaign_id)
            select count(*) from confirmed""";

    private static final String REVERSE = """
            with gone as (delete from redemption where id = any(?) and confirmed_at is not null
                returning campaign_id, granted_minor),
            counted as (
                update redemption_count c set
                    redemptions = c.redemptions - less.redemptions,
                    confirmed = c.confirmed - less.redemptions,
                    spent_minor = c.spent_minor - less.spent_minor
                from (select campaign_id, count(*) as redemptions, sum(granted_minor) as spent_minor
                    from gone group by campaign_id) as less
                where c.campaign_id = less.campaign_id)
            select count(*) from gone""";

    private static final String DELETE_UNCONFIRMED = """
            with gone as (delete from redemption where %s = any(?) and confirmed_at is null
                returning campaign_id),
            counted as (
                update redemption_count c set redemptions = c.redemptions - less.redemptions
                from (select campaign_id, count(*) as redemptions from gone group by campaign_id) as less
                where c.campaign_id = less.campaign_id)
            select count(*) from gone""";

    private static final String DELETE = DELETE_UNCONFIRMED.formatted("id");

    private static final String DELETE_OF_VOUCHER = DELETE_UNCONFIRMED.formatted("voucher_id");

    private static final String DELETE_OF_CAMPAIGN = """
            with campaign as (select unnest(?::bigint[]) as id),
            uncounted as (delete from redemption_count c using campaign where c.campaign_id = campaign.id),
            gone as (delete from redemption r using campaign where r.campaign_id = campaign.id returning 1)
            select count(*) from gone""";

    private final ViewsDatabase views;
    private final JsonMapper json;

    /**
     * @param json writes the categories
     */
    public RedemptionProjection(ViewsDatabase views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(Class<?> eventClass) {
        return eventClass == RedemptionValidated.class
                || eventClass == RedemptionConfirmed.class
                || eventClass == RedemptionDeleted.class
                || eventClass == RedemptionReversed.class
                || eventClass == VoucherDeleted.class
                || eventClass == CampaignDeleted.class;
    }

    /** No id is given twice, so all rows may be added first, then confirmed, then reversed or deleted. */
    @Override
    public void apply(List<DomainEvent> events) {
        RowSet added = new RowSet(
                "int8",
                "int8",
                "int8",
                "int8",
                "text",
                "int8",
                "int8",
                "int8",
                "text",
                "float8",
                "float8",
                "text",
                "jsonb",
                "timestamptz",
                "timestamptz",
                "timestamptz");
        RowSet confirmed = new RowSet("int8", "timestamptz");
        RowSet reversed = new RowSet("int8");
        RowSet deleted = new RowSet("int8");
        RowSet vouchers = new RowSet("int8");
        RowSet campaigns = new RowSet("int8");
        for (DomainEvent event : events) {
            switch (event) {
                case RedemptionValidated validated -> add(added, validated);
                case RedemptionConfirmed confirmation -> {
                    if (confirmation.oneStep()) {
                        add(added, confirmation);
                    } else {
                        confirmed.add(confirmation.redemptionId(), confirmation.at());
                    }
                }
                case RedemptionReversed reversal -> reversed.add(reversal.redemptionId());
                case RedemptionDeleted deletion -> deleted.add(deletion.redemptionId());
                case VoucherDeleted deletion -> vouchers.add(deletion.voucherId());
                case CampaignDeleted deletion -> campaigns.add(deletion.campaignId());
                default -> throw new IllegalArgumentException("not followed: " + event);
            }
        }
        run(added, INSERT, "redemptions added");
        run(confirmed, CONFIRM, "redemptions confirmed");
        run(reversed, REVERSE, "redemptions reversed");
        run(deleted, DELETE, "redemptions deleted");
        cascade(vouchers, DELETE_OF_VOUCHER);
        cascade(campaigns, DELETE_OF_CAMPAIGN);
    }

    private void add(RowSet rows, RedemptionValidated event) {
        add(
                rows,
                event.redemptionId(),
                event.projectId(),
                event.campaignId(),
                event.voucherId(),
                event.request(),
                event.grantedMinor(),
                event.at(),
                null);
    }

    private void add(RowSet rows, RedemptionConfirmed event) {
        add(
                rows,
                event.redemptionId(),
                event.projectId(),
                event.campaignId(),
                event.voucherId(),
                event.request(),
                event.grantedMinor(),
                event.validatedAt(),
                event.at());
    }

    private void add(
            RowSet rows,
            long id,
            long projectId,
            long campaignId,
            long voucherId,
            RedemptionRequest request,
            long grantedMinor,
            Instant validatedAt,
            @Nullable Instant confirmedAt) {
        Location location = request.location();
        Sealed sealed = request.sealed();
        rows.add(
                id,
                projectId,
                campaignId,
                voucherId,
                request.transactionId(),
                request.customerNo(),
                request.costMinor(),
                grantedMinor,
                request.userAgent(),
                location == null ? null : location.latitude(),
                location == null ? null : location.longitude(),
                sealed == null ? null : sealed.text(),
                request.categories().isEmpty() ? "[]" : json.writeValueAsString(request.categories()),
                request.expiresAt(),
                validatedAt,
                confirmedAt);
    }

    private void run(RowSet rows, String sql, String what) {
        if (!rows.isEmpty()) {
            MismatchException.unlessEqual(what, rows.size(), rows.run(views.jdbc(), sql));
        }
    }

    private void cascade(RowSet rows, String sql) {
        if (!rows.isEmpty()) {
            rows.run(views.jdbc(), sql);
        }
    }

    @Override
    public List<String> tables() {
        return List.of("redemption", "redemption_count");
    }

    @Override
    public Set<String> indexesForReads() {
        return Set.of("redemption_of_customer");
    }
}
