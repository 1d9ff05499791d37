package io.vouchsafe.query.history;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.EventCatalog;
import io.vouchsafe.events.EventType;
import io.vouchsafe.events.budget.LedgerEvent;
import io.vouchsafe.events.customer.CustomerRedeemedElsewhere;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.usage.UsageEvent;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.Recorded;
import io.vouchsafe.query.projection.RowSet;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * {@code views.history}: one row for each event that somebody caused, with what it is about; and {@code views.history_customer}, whose it is.
 *
 * <p>Charges of ledgers, counts of uses and of customers' redemptions are left out: they follow from the confirmations beside them, and one of
 * them may stand for many, so that its credential is that of only one.
 */
public final class HistoryProjection implements Projection {

    /** Its name. */
    public static final String NAME = "history";

    private static final Map<Class<?>, String> TYPES = types();

    private static final String INSERT = """
            with added as (
                insert into history (position, project_id, at, type, campaign_id, voucher_id, vouchers,
                    redemption_id, transaction_id, customer_no, credential)
                select * from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[],
                    ?::integer[], ?::bigint[], ?::text[], ?::bigint[], ?::text[])
                returning 1)
            select count(*) from added""";

    /** A deletion does not say whose the redemption was; its validation does. */
    private static final String COMPLETE_DELETED = """
            with completed as (
                update history h set customer_no = before.customer_no
                from history before
                where h.position = any(?) and before.project_id = h.project_id
                  and before.transaction_id = h.transaction_id and before.redemption_id = h.redemption_id
                  and before.type = 'redemption-validated'
                returning 1)
            select count(*) from completed""";

    /** What was taken back says no longer from whom: the voucher's event before says it, or else its issue. */
    private static final String COMPLETE_UNASSIGNED = """
            with completed as (
                update history h set customer_no = coalesce(
                    (select before.customer_no from history before
                      where before.voucher_id = h.voucher_id and before.position < h.position
                        and before.vouchers is null and before.redemption_id is null
                      order by before.position desc limit 1),
                    (select (e.payload::json -> 'customers' ->> (h.voucher_id - issue.voucher_id)::integer)::bigint
                       from history issue join events.event e on e.global_index = issue.position
                      where issue.vouchers is not null and issue.voucher_id <= h.voucher_id
                      order by issue.voucher_id desc limit 1))
                where h.position = any(?)
                returning 1)
            select count(*) from completed""";

    private static final String LINK = """
            with linked as (
                insert into history_customer (customer_no, position)
                select customer_no, position from history where position = any(?) and customer_no is not null
                returning 1)
            select count(*) from linked""";

    private static final String LINK_ISSUED = """
            with linked as (
                insert into history_customer (customer_no, position)
                select * from unnest(?::bigint[], ?::bigint[])
                returning 1)
            select count(*) from linked""";

    private final ViewsDatabase views;

    public HistoryProjection(ViewsDatabase views) {
        this.views = views;
    }

    private static Map<Class<?>, String> types() {
        Map<Class<?>, String> types = new HashMap<>();
        for (EventType type : EventCatalog.types()) {
            if (kept(type.payload())) {
                types.put(type.payload(), type.name());
            }
        }
        return Map.copyOf(types);
    }

    private static boolean kept(Class<?> eventClass) {
        return !LedgerEvent.class.isAssignableFrom(eventClass)
                && !UsageEvent.class.isAssignableFrom(eventClass)
                && eventClass != VoucherRedeemed.class
                && eventClass != VoucherRestored.class
                && eventClass != CustomerRedeemedElsewhere.class;
    }

    /** The stored names of the events that are kept, in the order of the alphabet. */
    static List<String> names() {
        return TYPES.values().stream().sorted().toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(Class<?> eventClass) {
        return TYPES.containsKey(eventClass);
    }

    @Override
    public void apply(List<DomainEvent> events) {
        throw new UnsupportedOperationException("the history needs to know where its events are stored");
    }

    @Override
    public void applyRecorded(List<Recorded> recorded) {
        Batch batch = new Batch();
        recorded.forEach(batch::add);
        batch.write(views);
    }

    @Override
    public List<String> tables() {
        return List.of("history", "history_customer");
    }

    @Override
    public Set<String> indexesForReads() {
        return Set.of(
                "history_of_project",
                "history_of_campaign",
                "history_of_credential",
                "history_by_time",
                "history_edits_of_project",
                "history_edits_of_campaign");
    }

    /** What a batch comes to. */
    private static final class Batch {
        private final RowSet rows = new RowSet(
                "int8", "int8", "timestamptz", "text", "int8", "int8", "int4", "int8", "text", "int8", "text");
        private final RowSet positions = new RowSet("int8");
        private final RowSet deleted = new RowSet("int8");
        private final RowSet unassigned = new RowSet("int8");
        private final RowSet issuedTo = new RowSet("int8", "int8");

        void add(Recorded recorded) {
            DomainEvent event = recorded.event();
            Subject subject = Subject.of(event, recorded.stream());
            rows.add(
                    recorded.position(),
                    event.projectId(),
                    event.at(),
                    Objects.requireNonNull(TYPES.get(event.getClass())),
                    subject.campaignId(),
                    subject.voucherId(),
                    subject.vouchers(),
                    subject.redemptionId(),
                    subject.transactionId(),
                    subject.customerNo(),
                    recorded.credential());
            positions.add(recorded.position());
            switch (event) {
                case RedemptionDeleted _ -> deleted.add(recorded.position());
                case VoucherUnassigned _ -> unassigned.add(recorded.position());
                case VouchersIssued issued -> link(issued, recorded.position());
                default -> {}
            }
        }

        private void link(VouchersIssued issued, long position) {
            if (issued.customers() != null) {
                issued.customers().stream()
                        .filter(Objects::nonNull)
                        .distinct()
                        .forEach(customer -> issuedTo.add(customer, position));
            }
        }

        void write(ViewsDatabase views) {
            run(views, rows, INSERT, "history");
            run(views, deleted, COMPLETE_DELETED, "deleted redemptions");
            run(views, unassigned, COMPLETE_UNASSIGNED, "vouchers taken back");
            positions.run(views.jdbc(), LINK);
            run(views, issuedTo, LINK_ISSUED, "issued to customers");
        }

        private static void run(ViewsDatabase views, RowSet rows, String sql, String what) {
            if (!rows.isEmpty()) {
                MismatchException.unlessEqual(what, rows.size(), rows.run(views.jdbc(), sql));
            }
        }
    }
}
