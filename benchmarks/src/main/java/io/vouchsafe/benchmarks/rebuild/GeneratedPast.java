package io.vouchsafe.benchmarks.rebuild;

import io.vouchsafe.benchmarks.process.Database;
import io.vouchsafe.benchmarks.product.Api;
import io.vouchsafe.benchmarks.product.Campaigns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A long past, made in a short time: vouchers are issued and one is redeemed through the API, and the events of that redemption are then copied
 * for every other voucher, under ids of their own. Half of the redemptions are confirmed in one step and half in two, each by a customer of its own.
 */
final class GeneratedPast {

    /** Events of two redemptions: registered, confirmed and redeemed each, and one validated. */
    private static final int EVENTS_OF_TWO = 7;

    private static final int SLICE = 50_000;

    /** Far above all ids that the server has given or will. */
    private static final long IDS = 1_000_000_000_000L;

    /** The events of the one redemption, before there are others like them. */
    private static final String TEMPLATE = """
            create temporary table template as
            select payload_type, payload::jsonb as event, payload_revision, meta_data
            from events.event
            where payload_type in
                ('customer-registered', 'redemption-validated', 'redemption-confirmed', 'voucher-redeemed')""";

    private static final String COPY = """
            insert into events.event
                (aggregate_identifier, sequence_number, payload_type, payload_revision, payload, meta_data, time_stamp)
            with voucher as (
                select id, code, campaign_id, %1$d + id as n, id %% 2 = 0 as two
                from views.voucher where confirmed = 0 and id > ? order by id limit ?),
            made as (
                select v.id, t.payload_revision, t.meta_data, t.payload_type,
                    case t.payload_type
                        when 'customer-registered' then 0 when 'redemption-validated' then 1
                        when 'redemption-confirmed' then 2 else 3 end as step,
                    case t.payload_type
                        when 'customer-registered' then 'customer:' || v.n
                        when 'voucher-redeemed' then 'voucher:' || v.id
                        else 'redemption:1:PAST-' || v.id end as stream,
                    case when t.payload_type = 'redemption-confirmed' and v.two then 1 else 0 end as sequence,
                    case t.payload_type
                        when 'customer-registered' then event || jsonb_build_object('customerNo', v.n)
                        when 'voucher-redeemed' then event || jsonb_build_object('voucherId', v.id, 'campaignId', v.campaign_id,
                            'state', event -> 'state' || jsonb_build_object('code', v.code))
                        else event || jsonb_build_object('redemptionId', v.n, 'voucherId', v.id,
                            'campaignId', v.campaign_id, 'oneStep', not v.two,
                            'request', event -> 'request'
                                || jsonb_build_object('transactionId', 'PAST-' || v.id, 'customerNo', v.n)) end as payload
                from voucher v cross join template t
                where v.two or t.payload_type <> 'redemption-validated')
            select stream, sequence, payload_type, payload_revision, payload::text, meta_data, now()
            from made order by id, step""".formatted(IDS);

    private final Api api;
    private final Database database;

    GeneratedPast(Api api, Database database) {
        this.api = api;
        this.database = database;
    }

    /** Makes at least so many events, and waits for nobody. */
    void make(long events) throws SQLException {
        long redemptions = Math.ceilDiv(events * 2, EVENTS_OF_TWO);
        Campaigns campaigns = new Campaigns(api);
        campaigns.unique(redemptions);
        redeemOne(campaigns);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            await(connection, redemptions);
            statement.execute("set lock_timeout = 0");
            statement.execute(TEMPLATE);
            long after = 0;
            while (after >= 0) {
                after = copy(connection, after);
            }
            statement.execute("analyze events.event");
        }
    }

    private void redeemOne(Campaigns campaigns) {
        String path = "/api/v1.0/vouchers/" + campaigns.genericCode(Campaigns.Limits.NONE_NEAR) + "/redemptions";
        Map<String, Object> request = Map.of(
                "transaction_id",
                "TEMPLATE",
                "total_transaction_cost",
                80,
                "customer_identifier",
                "bench@customer.example");
        api.post(path, request);
        api.patch(path + "?transaction_id=TEMPLATE", Map.of());
    }

    /** The vouchers are read from the view. */
    private static void await(Connection connection, long vouchers) throws SQLException {
        try (PreparedStatement read =
                connection.prepareStatement("select count(*) from (select from views.voucher limit ?) as found")) {
            read.setLong(1, vouchers);
            long deadline = System.nanoTime() + 120_000_000_000L;
            long there = 0;
            while (there < vouchers) {
                try (ResultSet row = read.executeQuery()) {
                    row.next();
                    there = row.getLong(1);
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the vouchers do not come into the view");
                }
            }
        }
    }

    /** Copies a slice, and answers the last voucher's id; -1 where there is none any more. */
    private static long copy(Connection connection, long after) throws SQLException {
        try (PreparedStatement last = connection.prepareStatement(
                        "select coalesce(max(id), -1) from (select id from views.voucher where confirmed = 0 and id > ? order by id limit ?) as slice");
                PreparedStatement copy = connection.prepareStatement(COPY)) {
            last.setLong(1, after);
            last.setInt(2, SLICE);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            long end;
            try (ResultSet row = last.executeQuery()) {
                row.next();
                end = row.getLong(1);
            }
            if (end >= 0) {
                copy.setLong(1, after);
                copy.setInt(2, SLICE);
                copy.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
            return end;
        }
    }
}
