package io.vouchsafe.query.customer;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.customer.CustomerEvent;
import io.vouchsafe.events.customer.CustomerRedeemedElsewhere;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.RowSet;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code views.customer}: one row for each customer on record; and {@code views.customer_count}. A number is never given twice, so all rows of
 * a batch may be added first, then changed, then deleted.
 */
public final class CustomerProjection implements Projection {

    /** Its name. */
    public static final String NAME = "customers";

    private static final String INSERT = """
            with added as (
                insert into customer (no, project_id, is_new, created_at, updated_at)
                select no, project_id, is_new, at, at
                from unnest(?::bigint[], ?::bigint[], ?::boolean[], ?::timestamptz[]) as row (no, project_id, is_new, at)
                returning project_id),
            counted as (
                insert into customer_count as c (project_id, customers)
                select project_id, count(*) from added group by project_id
                on conflict (project_id) do update set customers = c.customers + excluded.customers)
            select count(*) from added""";

    private static final String CHANGE = """
            with changed as (
                update customer c set is_new = row.is_new, updated_at = row.at
                from unnest(?::bigint[], ?::boolean[], ?::timestamptz[]) as row (no, is_new, at)
                where c.no = row.no
                returning 1)
            select count(*) from changed""";

    private static final String DELETE = """
            with gone as (delete from customer where no = any(?) returning project_id),
            counted as (
                update customer_count c set customers = c.customers - less.customers
                from (select project_id, count(*) as customers from gone group by project_id) as less
                where c.project_id = less.project_id)
            select count(*) from gone""";

    private final ViewsDatabase views;

    public CustomerProjection(ViewsDatabase views) {
        this.views = views;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(Class<?> eventClass) {
        return CustomerEvent.class.isAssignableFrom(eventClass);
    }

    @Override
    public void apply(List<DomainEvent> events) {
        RowSet registered = new RowSet("int8", "int8", "bool", "timestamptz");
        Map<Long, Change> changes = new LinkedHashMap<>();
        RowSet deleted = new RowSet("int8");
        for (DomainEvent event : events) {
            switch ((CustomerEvent) event) {
                case CustomerRegistered customer ->
                    registered.add(customer.customerNo(), customer.projectId(), customer.isNew(), customer.at());
                case CustomerReturned customer -> changes.put(customer.customerNo(), new Change(false, customer.at()));
                case CustomerRedeemedElsewhere _ -> {}
                case CustomerRedemptionsReversed customer -> {
                    if (!customer.redeemed()) {
                        changes.put(customer.customerNo(), new Change(customer.isNew(), customer.at()));
                    }
                }
                case CustomerDeleted customer -> deleted.add(customer.customerNo());
                case CustomerErased customer -> deleted.add(customer.customerNo());
            }
        }
        run(registered, INSERT, "customers registered");
        RowSet changed = new RowSet("int8", "bool", "timestamptz");
        changes.forEach((no, change) -> changed.add(no, change.isNew(), change.at()));
        run(changed, CHANGE, "customers changed");
        run(deleted, DELETE, "customers deleted");
    }

    /** How a customer stands after the last change of a batch. */
    private record Change(boolean isNew, Instant at) {}

    private void run(RowSet rows, String sql, String what) {
        if (!rows.isEmpty()) {
            MismatchException.unlessEqual(what, rows.size(), rows.run(views.jdbc(), sql));
        }
    }

    @Override
    public List<String> tables() {
        return List.of("customer", "customer_count");
    }

    @Override
    public Set<String> indexesForReads() {
        return Set.of("customer_of_project");
    }
}
