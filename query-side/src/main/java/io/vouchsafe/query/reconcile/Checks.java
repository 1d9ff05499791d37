package io.vouchsafe.query.reconcile;

import java.util.List;

/**
 * The comparisons: each is a question for whatever is kept and is not what was reckoned, as subject, what, kept and reckoned. Views are held against
 * the events up to the position that they have reached.
 */
final class Checks {

    private static final String LEDGERS = """
            select 'The ledger of campaign ' || ledger, what, coalesce(kept, 'nothing'), reckoned::text
              from (select ledger, count(*) filter (where not reversed) as redemptions,
                           coalesce(sum(minor) filter (where not reversed), 0) as spent from charge group by ledger) as r
              full join kept_ledger as k using (ledger)
             cross join lateral (values
                    ('redemptions', k.redemptions::text, coalesce(r.redemptions, 0)),
                    ('spent', k.spent::text, coalesce(r.spent, 0))) as compared (what, kept, reckoned)
             where kept is distinct from reckoned::text
             order by ledger, what""";

    private static final String USAGES = """
            select 'The usage of campaign ' || campaign_id || ' by customer ' || customer_no, 'total', coalesce(total::text, 'nothing'),
                   coalesce(reckoned, 0)::text
              from (select campaign_id, customer_no, count(*) filter (where reversed is null) as reckoned from reckoned
                     where confirmed is not null and customer_no is not null group by 1, 2) as r
              full join kept_usage using (campaign_id, customer_no)
             where total is distinct from coalesce(reckoned, 0)
             order by campaign_id, customer_no""";

    private static final String VOUCHERS = """
            select 'Voucher ' || id, 'uses', coalesce(uses::text, 'nothing'), coalesce(reckoned, 0)::text
              from (select voucher_id as id, count(*) as reckoned from reckoned
                     where confirmed is not null and reversed is null group by 1) as r
              full join kept_voucher using (id)
             where coalesce(uses, 0) <> coalesce(reckoned, 0)
             order by id""";

    private static final String CUSTOMERS = """
            select 'Customer ' || no, 'is_new', k.is_new::text, (registered_new and used is null and not legacy)::text
              from kept_customer k
              left join (select customer_no as no, count(*) as used from reckoned
                          where confirmed is not null and reversed is null and customer_no is not null group by 1) as r using (no)
             where not deleted and is_new is distinct from (registered_new and used is null and not legacy)
             order by no""";

    /** What the view of redemptions should show. */
    private static final String SEEN_REDEMPTIONS = """
            select r.*, confirmed is not null and confirmed <= here as is_confirmed
              from reckoned r cross join (select %s as here) as position
             where created <= here and (deleted is null or deleted > here) and (reversed is null or reversed > here)
               and not exists (select from gone_campaign g where g.id = r.campaign_id and g.n <= here)
               and not (confirmed is null and exists (select from gone_voucher g where g.id = r.voucher_id and g.n <= here))
            """.formatted(Reckoning.position("redemptions"));

    private static final String VIEWED_REDEMPTIONS = """
            select 'Redemption ' || id || ' in the view', what, coalesce(kept, 'nothing'), coalesce(expected, 'nothing')
              from (%s) as r
              full join (select v.*, v.confirmed_at is not null as is_confirmed from views.redemption v) as v using (id)
             cross join lateral (values
                    ('there', (v.campaign_id is not null)::text, (r.campaign_id is not null)::text),
                    ('its campaign', v.campaign_id::text, r.campaign_id::text),
                    ('its voucher', v.voucher_id::text, r.voucher_id::text),
                    ('its customer', v.customer_no::text, r.customer_no::text),
                    ('its transaction id', md5(v.transaction_id), md5(r.transaction_id)),
                    ('granted', v.granted_minor::text, r.minor::text),
                    ('confirmed', v.is_confirmed::text, r.is_confirmed::text)) as compared (what, kept, expected)
             where kept is distinct from expected and (what = 'there' or (v.campaign_id is not null and r.campaign_id is not null))
             order by id""".formatted(SEEN_REDEMPTIONS);

    private static final String COUNTED_REDEMPTIONS = """
            select 'Campaign ' || campaign_id || ' in the view', what, kept::text, expected::text
              from (select campaign_id, count(*) as redemptions, count(*) filter (where is_confirmed) as confirmed,
                           coalesce(sum(minor) filter (where is_confirmed), 0) as spent
                      from (%s) as seen group by campaign_id) as r
              full join views.redemption_count as v using (campaign_id)
             cross join lateral (values
                    ('redemptions', coalesce(v.redemptions, 0), coalesce(r.redemptions, 0)),
                    ('confirmed', coalesce(v.confirmed, 0), coalesce(r.confirmed, 0)),
                    ('spent', coalesce(v.spent_minor, 0), coalesce(r.spent, 0))) as compared (what, kept, expected)
             where kept <> expected
             order by campaign_id""".formatted(SEEN_REDEMPTIONS);

    private static final String VIEWED_USES = """
            select 'Voucher ' || id || ' in the view', what, coalesce(kept::text, 'nothing'), expected::text
              from (select voucher_id as id, min(campaign_id) as campaign_id,
                           count(*) filter (where confirmed <= here and (reversed is null or reversed > here)) as uses,
                           count(*) filter (where created <= here and (confirmed is null or confirmed > here)
                               and (deleted is null or deleted > here)) as pending
                      from reckoned cross join (select %1$s as here) as position group by 1) as r
              full join views.voucher as v using (id)
             cross join lateral (values
                    ('uses', v.confirmed, coalesce(r.uses, 0)),
                    ('unconfirmed redemptions', v.unconfirmed, coalesce(r.pending, 0))) as compared (what, kept, expected)
             where coalesce(kept, 0) <> expected
               and not exists (select from gone_voucher g where g.id = r.id and g.n <= %1$s)
               and not exists (select from gone_campaign g where g.id = r.campaign_id and g.n <= %1$s)
             order by id""".formatted(Reckoning.position("vouchers"));

    private static final String VIEWED_VOUCHERS = """
            select 'Voucher ' || s.id || ' in the view', what, coalesce(kept, 'nothing'), coalesce(expected, 'nothing')
              from seen_voucher s left join views.voucher v on v.id = s.id
             cross join lateral (values
                    ('there', (v.id is not null)::text, (not s.deleted)::text),
                    ('active', v.active::text, s.active::text),
                    ('expired', v.expired::text, s.expired::text),
                    ('its customer', v.customer_no::text, s.customer_no::text),
                    ('its code', v.code, s.code)) as compared (what, kept, expected)
             where kept is distinct from expected and (what = 'there' or (v.id is not null and not s.deleted))
               and not exists (select from gone_campaign g where g.id = s.campaign_id and g.n <= %s)
             order by s.id""".formatted(Reckoning.position("vouchers"));

    private static final String COUNTED_VOUCHERS = """
            select 'Campaign ' || campaign_id || ' in the view', 'vouchers', coalesce(kept, 0)::text, coalesce(expected, 0)::text
              from (select campaign_id, sum(vouchers) as expected
                      from (select (payload::jsonb ->> 'campaignId')::bigint as campaign_id, jsonb_array_length(payload::jsonb -> 'codes') as vouchers
                              from events.event where payload_type = 'vouchers-issued' and global_index <= %1$s
                            union all select campaign_id, -1 from gone_voucher where n <= %1$s) as issued
                     where not exists (select from gone_campaign g where g.id = issued.campaign_id and g.n <= %1$s)
                     group by campaign_id) as r
              full join (select campaign_id, count(*) as kept from views.voucher group by campaign_id) as v using (campaign_id)
             where coalesce(kept, 0) <> coalesce(expected, 0)
             order by campaign_id""".formatted(Reckoning.position("vouchers"));

    private static final String COUNTED_STATUSES = """
            select 'Campaign ' || campaign_id || ' in the view', 'vouchers of facet ' || facet, coalesce(vouchers, 0)::text, coalesce(reckoned, 0)::text
              from (select campaign_id, facet, count(*) as reckoned from views.voucher group by 1, 2) as r
              full join views.voucher_count using (campaign_id, facet)
             where coalesce(vouchers, 0) <> coalesce(reckoned, 0)
             order by campaign_id, facet""";

    private static final String VIEWED_CUSTOMERS = """
            select 'Customer ' || no || ' in the view', what, coalesce(kept, 'nothing'), coalesce(expected, 'nothing')
              from (select no, is_new_seen from kept_customer where registered_seen and not deleted_seen) as r
              full join views.customer as v using (no)
             cross join lateral (values
                    ('there', (v.is_new is not null)::text, (r.is_new_seen is not null)::text),
                    ('is_new', v.is_new::text, r.is_new_seen::text)) as compared (what, kept, expected)
             where kept is distinct from expected and (what = 'there' or (v.is_new is not null and r.is_new_seen is not null))
             order by no""";

    private static final String COUNTED_CUSTOMERS = """
            select 'Project ' || project_id || ' in the view', 'customers', coalesce(customers, 0)::text, coalesce(reckoned, 0)::text
              from (select project_id, count(*) as reckoned from kept_customer where registered_seen and not deleted_seen group by 1) as r
              full join views.customer_count using (project_id)
             where coalesce(customers, 0) <> coalesce(reckoned, 0)
             order by project_id""";

    /** All comparisons but that of the calendar windows, whose names only {@link Windows} can make. */
    static List<String> all() {
        return List.of(
                LEDGERS,
                USAGES,
                VOUCHERS,
                CUSTOMERS,
                VIEWED_REDEMPTIONS,
                COUNTED_REDEMPTIONS,
                VIEWED_USES,
                VIEWED_VOUCHERS,
                COUNTED_VOUCHERS,
                COUNTED_STATUSES,
                VIEWED_CUSTOMERS,
                COUNTED_CUSTOMERS);
    }

    private Checks() {}
}
