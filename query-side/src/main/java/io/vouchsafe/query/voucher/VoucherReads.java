package io.vouchsafe.query.voucher;

import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.CampaignReference;
import io.vouchsafe.contract.resource.VoucherResource;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up vouchers. Every question names the project or a campaign that was found in it. */
public final class VoucherReads {

    private static final String COLUMNS = """
            v.id, v.code, v.active, v.facet, v.created_at, v.updated_at,
                c.id as campaign_id, c.name as campaign_name, c.voucher_type, p.identifier as customer_identifier""";

    /** The campaign's name and kind can change, and so can what identifies a customer: they are joined and not copied. */
    private static final String JOINS = """
             join views.campaign c on c.id = v.campaign_id
            left join events.person p on p.no = v.customer_no""";

    private static final String BY_ID =
            "select " + COLUMNS + " from views.voucher v" + JOINS + " where v.id = :id and v.project_id = :project";

    private static final String BY_CODE = "select " + COLUMNS + " from views.voucher v" + JOINS
            + " where v.project_id = :project and v.code_key = :key";

    /** The ids of a page are found in the index alone, so that a page far down the list reads only its own rows. */
    private static final String PAGE = "select " + COLUMNS
            + " from (select id from views.voucher where campaign_id = :campaign%s order by id"
            + " limit :limit offset :offset) as page join views.voucher v on v.id = page.id" + JOINS + " order by v.id";

    private static final String ALL = PAGE.formatted("");

    private static final String FILTERED = PAGE.formatted(" and facet = any(:facets::smallint[])");

    private static final String OF_CUSTOMER = "select " + COLUMNS
            + " from (select id from views.voucher where customer_no = :customer order by id"
            + " limit :limit offset :offset) as page join views.voucher v on v.id = page.id" + JOINS + " order by v.id";

    private static final String COUNT = """
            select coalesce(sum(vouchers), 0) from views.voucher_count
            where campaign_id = :campaign and (:facets::smallint[] is null or facet = any(:facets::smallint[]))""";

    private final ViewsDatabase views;

    public VoucherReads(ViewsDatabase views) {
        this.views = views;
    }

    Optional<VoucherResource> byId(long projectId, long id) {
        return views.client()
                .sql(BY_ID)
                .param("id", id)
                .param("project", projectId)
                .query(VoucherReads::read)
                .optional();
    }

    Optional<VoucherResource> byCode(long projectId, String code) {
        return views.client()
                .sql(BY_CODE)
                .param("key", CodeKey.of(code))
                .param("project", projectId)
                .query(VoucherReads::read)
                .optional();
    }

    long count(long campaignId, Short @Nullable [] facets) {
        return views.client()
                .sql(COUNT)
                .param("campaign", campaignId)
                .param("facets", facets)
                .query(Long.class)
                .single();
    }

    List<VoucherResource> page(long campaignId, Short @Nullable [] facets, PageRequest page) {
        var query = views.client()
                .sql(facets == null ? ALL : FILTERED)
                .param("campaign", campaignId)
                .param("limit", page.perPage())
                .param("offset", page.offset());
        return (facets == null ? query : query.param("facets", facets))
                .query(VoucherReads::read)
                .list();
    }

    /** How many redemptions of a voucher are validated and not confirmed. */
    long unconfirmed(long id) {
        return views.client()
                .sql("select unconfirmed from views.voucher where id = :id")
                .param("id", id)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** How many vouchers are assigned to a customer. */
    public long countOfCustomer(long customerNo) {
        return views.client()
                .sql("select count(*) from views.voucher where customer_no = :customer")
                .param("customer", customerNo)
                .query(Long.class)
                .single();
    }

    /** A page of the vouchers that are assigned to a customer, by id. */
    public List<VoucherResource> pageOfCustomer(long customerNo, PageRequest page) {
        return views.client()
                .sql(OF_CUSTOMER)
                .param("customer", customerNo)
                .param("limit", page.perPage())
                .param("offset", page.offset())
                .query(VoucherReads::read)
                .list();
    }

    private static VoucherResource read(ResultSet row, int number) throws SQLException {
        boolean unique = VoucherType.valueOf(row.getString("voucher_type")) == VoucherType.UNIQUE;
        return VoucherResource.of(
                row.getLong("id"),
                row.getString("code"),
                row.getBoolean("active"),
                row.getString("customer_identifier"),
                VoucherFacet.status(row.getInt("facet"), unique),
                CampaignReference.of(row.getLong("campaign_id"), row.getString("campaign_name")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
