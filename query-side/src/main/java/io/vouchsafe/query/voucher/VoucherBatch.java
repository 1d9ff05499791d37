package io.vouchsafe.query.voucher;

import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.RowSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one batch of events does to {@code views.voucher} and {@code views.voucher_count}, in a handful of statements. */
final class VoucherBatch {

    /** Rows sent at once, so that a batch of big chunks does not hold all its arrays in memory. */
    private static final int SLICE = 10_000;

    private static final String INSERT = """
            with issued as (
                insert into voucher (id, project_id, campaign_id, code, code_key, active, customer_no, expired,
                    confirmed, unconfirmed, created_at, updated_at)
                select id, project_id, campaign_id, code, code_key, active, customer_no, false, 0, 0, at, at
                from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::boolean[], ?::bigint[],
                        ?::timestamptz[])
                    as row (id, project_id, campaign_id, code, code_key, active, customer_no, at)
                returning campaign_id, facet),
            counted as (
                insert into voucher_count as c (campaign_id, facet, vouchers)
                select campaign_id, facet, count(*) from issued group by campaign_id, facet
                on conflict (campaign_id, facet) do update set vouchers = c.vouchers + excluded.vouchers)
            select count(*) from issued""";

    private static final String UPDATE = """
            with change as (
                select * from unnest(?::bigint[], ?::bigint[], ?::boolean[], ?::text[], ?::text[], ?::boolean[],
                        ?::bigint[], ?::boolean[], ?::bigint[], ?::timestamptz[])
                    as row (id, pending, stated, code, code_key, active, customer_no, expired, confirmed, at)),
            before as (select v.id, v.facet from voucher v join change using (id)),
            after as (
                update voucher v set
                    unconfirmed = v.unconfirmed + change.pending,
                    code = case when change.stated then change.code else v.code end,
                    code_key = case when change.stated then change.code_key else v.code_key end,
                    active = case when change.stated then change.active else v.active end,
                    customer_no = case when change.stated then change.customer_no else v.customer_no end,
                    expired = case when change.stated then change.expired else v.expired end,
                    confirmed = case when change.stated then change.confirmed else v.confirmed end,
                    updated_at = case when change.stated then change.at else v.updated_at end
                from change where v.id = change.id
                returning v.id, v.campaign_id, v.facet),
            moved as (
                select after.campaign_id, before.facet as source, after.facet as target
                from before join after using (id) where before.facet <> after.facet),
            counted as (
                insert into voucher_count as c (campaign_id, facet, vouchers)
                select campaign_id, facet, sum(step)
                from (select campaign_id, source as facet, -1 as step from moved
                    union all select campaign_id, target, 1 from moved) as steps
                group by campaign_id, facet
                on conflict (campaign_id, facet) do update set vouchers = c.vouchers + excluded.vouchers)
            select count(*) from after""";

    private static final String DELETE = """
            with gone as (delete from voucher where id = any(?) returning campaign_id, facet),
            counted as (
                update voucher_count c set vouchers = c.vouchers - less.vouchers
                from (select campaign_id, facet, count(*) as vouchers from gone group by campaign_id, facet) as less
                where c.campaign_id = less.campaign_id and c.facet = less.facet)
            select count(*) from gone""";

    private static final String DELETE_OF_CAMPAIGN = """
            with campaign as (select unnest(?::bigint[]) as id),
            uncounted as (delete from voucher_count c using campaign where c.campaign_id = campaign.id),
            gone as (delete from voucher v using campaign where v.campaign_id = campaign.id returning 1)
            select count(*) from gone""";

    /** A count of none is no row, so that the rows do not depend on how the events fell into batches. */
    private static final String DROP_EMPTY_COUNTS = """
            with gone as (
                delete from voucher_count where campaign_id = any(?) and vouchers = 0 returning 1)
            select count(*) from gone""";

    private final JdbcTemplate jdbc;
    private final RowSet issued = new RowSet("int8", "int8", "int8", "text", "text", "bool", "int8", "timestamptz");
    private final Map<Long, Change> changes = new LinkedHashMap<>();
    private final RowSet deleted = new RowSet("int8");
    private final RowSet deletedCampaigns = new RowSet("int8");
    private final Set<Long> countedAnew = new LinkedHashSet<>();

    VoucherBatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void issued(VouchersIssued chunk) {
        List<@Nullable Long> customers = chunk.customers();
        long id = chunk.firstVoucherId();
        for (int i = 0; i < chunk.codes().size(); i++) {
            String code = chunk.codes().get(i);
            Long customerNo = customers == null ? null : customers.get(i);
            issued.add(
                    id++,
                    chunk.projectId(),
                    chunk.campaignId(),
                    code,
                    CodeKey.of(code),
                    chunk.active(),
                    customerNo,
                    chunk.at());
            if (issued.size() == SLICE) {
                run(issued, INSERT, "vouchers issued");
            }
        }
    }

    /** The voucher stands like this now; an earlier state of the same batch no longer matters. */
    void changed(VoucherEvent.OfOne event) {
        Change change = change(event.voucherId(), event.campaignId());
        change.state = event.state();
        change.at = event.at();
    }

    /** The voucher has so many unconfirmed redemptions more, or less. */
    void pending(RedemptionEvent event, long more) {
        change(event.voucherId(), event.campaignId()).pending += more;
    }

    void deleted(VoucherDeleted event) {
        countedAnew.add(event.campaignId());
        deleted.add(event.voucherId());
    }

    void campaignDeleted(long campaignId) {
        deletedCampaigns.add(campaignId);
    }

    private Change change(long voucherId, long campaignId) {
        countedAnew.add(campaignId);
        return changes.computeIfAbsent(voucherId, id -> new Change());
    }

    void write() {
        run(issued, INSERT, "vouchers issued");
        RowSet changed =
                new RowSet("int8", "int8", "bool", "text", "text", "bool", "int8", "bool", "int8", "timestamptz");
        changes.forEach((id, change) -> change.addTo(changed, id));
        run(changed, UPDATE, "vouchers changed");
        run(deleted, DELETE, "vouchers deleted");
        if (!deletedCampaigns.isEmpty()) {
            deletedCampaigns.run(jdbc, DELETE_OF_CAMPAIGN);
        }
        RowSet counted = new RowSet("int8");
        countedAnew.forEach(counted::add);
        if (!counted.isEmpty()) {
            counted.run(jdbc, DROP_EMPTY_COUNTS);
        }
    }

    private void run(RowSet rows, String sql, String what) {
        if (!rows.isEmpty()) {
            MismatchException.unlessEqual(what, rows.size(), rows.run(jdbc, sql));
            rows.clear();
        }
    }

    /** What a batch comes to for one voucher. */
    private static final class Change {
        private long pending;
        private @Nullable VoucherState state;
        private Instant at = Instant.EPOCH;

        void addTo(RowSet rows, long id) {
            VoucherState stated = state;
            if (stated == null) {
                rows.add(id, pending, false, null, null, null, null, null, null, null);
                return;
            }
            rows.add(
                    id,
                    pending,
                    true,
                    stated.code(),
                    CodeKey.of(stated.code()),
                    stated.active(),
                    stated.customerNo(),
                    stated.expired(),
                    stated.uses(),
                    at);
        }
    }
}
