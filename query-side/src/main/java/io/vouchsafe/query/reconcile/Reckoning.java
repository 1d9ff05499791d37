package io.vouchsafe.query.reconcile;

import java.util.List;

/**
 * What the events come to, as temporary tables of one transaction: each redemption with the events that happened to it, and the last word of each
 * stream that keeps a counter. PostgreSQL sorts on disk what does not fit into its memory, so nothing here grows with the history.
 */
final class Reckoning {

    /** One row for each redemption; its columns {@code created}, {@code confirmed}, {@code deleted}, {@code reversed} are indexes of events. */
    private static final String REDEMPTIONS = """
            create temporary table reckoned on commit drop as
            select (p ->> 'redemptionId')::bigint as id,
                   min((p ->> 'campaignId')::bigint) as campaign_id,
                   min((p ->> 'projectId')::bigint) as project_id,
                   min((p ->> 'voucherId')::bigint) as voucher_id,
                   min((p #>> '{request,customerNo}')::bigint) as customer_no,
                   min(p #>> '{request,transactionId}') as transaction_id,
                   min((p ->> 'grantedMinor')::bigint) filter (where type <> 'redemption-reversed') as minor,
                   min(n) filter (where type in ('redemption-validated', 'redemption-confirmed')) as created,
                   min(n) filter (where type = 'redemption-confirmed') as confirmed,
                   min(n) filter (where type = 'redemption-deleted') as deleted,
                   min(n) filter (where type = 'redemption-reversed') as reversed,
                   min((p #>> '{facts,main,id}')::bigint) filter (where type = 'redemption-confirmed') as main_id,
                   min(p #>> '{facts,timeZone}') filter (where type = 'redemption-confirmed') as zone,
                   min((p ->> 'at')::timestamptz) filter (where type = 'redemption-confirmed') as at
              from (select global_index as n, payload_type as type, payload::jsonb as p from events.event
                     where payload_type in ('redemption-validated', 'redemption-confirmed', 'redemption-deleted', 'redemption-reversed')
                    offset 0) as e
             group by 1""";

    private static final String GONE_VOUCHERS = """
            create temporary table gone_voucher on commit drop as
            select (payload::jsonb ->> 'voucherId')::bigint as id, (payload::jsonb ->> 'campaignId')::bigint as campaign_id, global_index as n
              from events.event where payload_type = 'voucher-deleted'""";

    private static final String GONE_CAMPAIGNS = """
            create temporary table gone_campaign on commit drop as
            select (payload::jsonb ->> 'campaignId')::bigint as id, global_index as n
              from events.event where payload_type = 'campaign-deleted'""";

    /** Each confirmed redemption once for its campaign and once for its main campaign. */
    private static final String CHARGES = """
            create temporary table charge on commit drop as
            select ledger, confirmed as n, project_id, minor, at, zone, reversed is not null as reversed
              from reckoned cross join lateral (values (campaign_id), (main_id)) as charged (ledger)
             where confirmed is not null and ledger is not null""";

    private static final String LEDGERS = """
            create temporary table kept_ledger on commit drop as
            select (p ->> 'campaignId')::bigint as ledger, (p #>> '{state,redemptions}')::bigint as redemptions,
                   (p #>> '{state,spentMinor}')::bigint as spent, p #>> '{state,windows}' as windows
              from (select distinct on (aggregate_identifier) payload::jsonb as p from events.event
                     where payload_type in ('ledger-charged', 'ledger-reversed')
                     order by aggregate_identifier, sequence_number desc) as last""";

    private static final String USAGES = """
            create temporary table kept_usage on commit drop as
            select (p ->> 'campaignId')::bigint as campaign_id, (p ->> 'customerNo')::bigint as customer_no, (p ->> 'total')::bigint as total
              from (select distinct on (aggregate_identifier) payload::jsonb as p from events.event
                     where payload_type in ('usage-counted', 'usage-reversed')
                     order by aggregate_identifier, sequence_number desc) as last""";

    /** What is kept of vouchers up to an index. */
    private static final String VOUCHERS = """
            create temporary table %s on commit drop as
            select (p ->> 'voucherId')::bigint as id, (p ->> 'campaignId')::bigint as campaign_id,
                   (p #>> '{state,uses}')::bigint as uses, (p #>> '{state,active}')::boolean as active,
                   (p #>> '{state,expired}')::boolean as expired, (p #>> '{state,customerNo}')::bigint as customer_no,
                   p #>> '{state,code}' as code, (p #>> '{state,deleted}')::boolean as deleted
              from (select distinct on (aggregate_identifier) payload::jsonb as p from events.event
                     where payload_type in ('voucher-revised', 'voucher-assigned', 'voucher-unassigned', 'voucher-expired',
                               'voucher-redeemed', 'voucher-restored', 'voucher-deleted')
                       and global_index <= %s
                     order by aggregate_identifier, sequence_number desc) as last""";

    /** Where a customer's stream and the view of customers stand; {@code legacy} customers are never new again. */
    private static final String CUSTOMERS = """
            create temporary table kept_customer on commit drop as
            select no, min(project_id) as project_id,
                   bool_or(is_new) filter (where type = 'customer-registered') as registered_new,
                   bool_or(type = 'customer-returned' and campaign_id is null) as legacy,
                   bool_or(gone) as deleted,
                   bool_or(gone and n <= %1$s) as deleted_seen,
                   bool_or(type = 'customer-registered' and n <= %1$s) as registered_seen,
                   (array_agg(is_new order by n desc) filter (where not gone))[1] as is_new,
                   (array_agg(is_new order by n desc) filter (where not gone and n <= %1$s))[1] as is_new_seen
              from (select global_index as n, payload_type as type, payload_type in ('customer-deleted', 'customer-erased') as gone,
                           (p ->> 'customerNo')::bigint as no, (p ->> 'projectId')::bigint as project_id,
                           (p ->> 'campaignId')::bigint as campaign_id, coalesce((p ->> 'isNew')::boolean, false) as is_new
                      from (select global_index, payload_type, payload::jsonb as p from events.event
                             where payload_type in ('customer-registered', 'customer-returned', 'customer-redeemed-elsewhere',
                                       'customer-redemptions-reversed', 'customer-deleted', 'customer-erased') offset 0) as parsed) as e
             group by no""".formatted(position("customers"));

    /** How far a view has come, as an expression. */
    static String position(String projection) {
        return "coalesce((select position from views.projection where name = '" + projection + "'), 0)";
    }

    /** The statements that make the tables, in their order. */
    static List<String> statements() {
        return List.of(
                REDEMPTIONS,
                GONE_VOUCHERS,
                GONE_CAMPAIGNS,
                CHARGES,
                LEDGERS,
                USAGES,
                VOUCHERS.formatted("kept_voucher", Long.MAX_VALUE),
                VOUCHERS.formatted("seen_voucher", position("vouchers")),
                CUSTOMERS,
                "analyze reckoned",
                "analyze charge",
                "analyze kept_voucher",
                "analyze seen_voucher",
                "analyze kept_usage",
                "analyze kept_customer");
    }

    private Reckoning() {}
}
