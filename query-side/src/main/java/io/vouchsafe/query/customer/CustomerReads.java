package io.vouchsafe.query.customer;

import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.CustomerResource;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Looks up customers. Every question names the project. */
public final class CustomerReads {

    private static final String COLUMNS = "select c.no, c.is_new, c.created_at, c.updated_at, p.identifier";

    private static final String BY_IDENTIFIER = COLUMNS + """
             from events.person p join views.customer c on c.no = p.no
            where p.project_id = :project and p.identifier = :identifier""";

    /** The numbers of a page are found in the index alone, so that a page far down the list reads only its own rows. */
    private static final String PAGE = COLUMNS + """
             from (select no from views.customer where project_id = :project order by no limit :limit offset :offset) as page
                join views.customer c on c.no = page.no
                join events.person p on p.no = page.no
            order by c.no""";

    private static final String COUNT =
            "select coalesce(sum(customers), 0) from views.customer_count where project_id = :project";

    private final ViewsDatabase views;

    public CustomerReads(ViewsDatabase views) {
        this.views = views;
    }

    /** A customer, and the number that vouchers and redemptions know the customer by. */
    record Known(long no, CustomerResource resource) {}

    Optional<Known> find(long projectId, String identifier) {
        return views.client()
                .sql(BY_IDENTIFIER)
                .param("project", projectId)
                .param("identifier", identifier)
                .query((row, number) -> new Known(row.getLong("no"), read(row, number)))
                .optional();
    }

    long count(long projectId) {
        return views.client()
                .sql(COUNT)
                .param("project", projectId)
                .query(Long.class)
                .single();
    }

    List<CustomerResource> page(long projectId, PageRequest page) {
        return views.client()
                .sql(PAGE)
                .param("project", projectId)
                .param("limit", page.perPage())
                .param("offset", page.offset())
                .query(CustomerReads::read)
                .list();
    }

    private static CustomerResource read(ResultSet row, int number) throws SQLException {
        return CustomerResource.of(
                row.getString("identifier"),
                row.getBoolean("is_new"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
