package io.vouchsafe.query.redemption;

import io.vouchsafe.contract.page.PageRequest;
import io.vouchsafe.contract.resource.CampaignReference;
import io.vouchsafe.contract.resource.RedemptionResource;
import io.vouchsafe.contract.resource.RedemptionResource.VoucherReference;
import io.vouchsafe.events.personal.PersonalData;
import io.vouchsafe.events.personal.PersonalKey;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Looks up redemptions. Every question names the project or campaigns that were found in it. */
public final class RedemptionReads {

    private static final String COLUMNS = """
            r.*, v.code, c.name as campaign_name, p.identifier as customer_identifier, p.key as customer_key""";

    private static final String JOINS = """
             join views.voucher v on v.id = r.voucher_id
            join views.campaign c on c.id = r.campaign_id
            left join events.person p on p.no = r.customer_no""";

    private static final String BY_TRANSACTION = "select " + COLUMNS + " from views.redemption r" + JOINS
            + " where r.project_id = :project and r.transaction_id = :transaction and v.code_key = :key";

    /**
     * The ids of a page, from the index alone. Each campaign gives its first ids, as many as the page can need, and only those are sorted
     * together; for a single campaign nothing is sorted.
     */
    private static final String PAGE = """
            select %s
            from (select first.id from unnest(:campaigns::bigint[]) as campaign (id)
                    cross join lateral (select id from views.redemption where campaign_id = campaign.id
                        order by id limit :depth) as first
                    order by first.id limit :limit offset :offset) as page
                join views.redemption r on r.id = page.id%s
            order by r.id""".formatted(COLUMNS, JOINS);

    private static final String OF_CUSTOMER = """
            select %s
            from (select id from views.redemption where customer_no = :customer order by id limit :limit offset :offset)
                    as page
                join views.redemption r on r.id = page.id%s
            order by r.id""".formatted(COLUMNS, JOINS);

    private static final String COUNT =
            "select coalesce(sum(redemptions), 0) from views.redemption_count where campaign_id = any(:campaigns)";

    private final ViewsDatabase views;
    private final JsonMapper json;

    /**
     * @param json reads the categories
     */
    public RedemptionReads(ViewsDatabase views, JsonMapper json) {
        this.views = views;
        this.json = json;
    }

    /** The redemption under a transaction id, if it is one of the voucher with this code. */
    Optional<RedemptionResource> byTransaction(long projectId, String code, String transactionId) {
        return views.client()
                .sql(BY_TRANSACTION)
                .param("project", projectId)
                .param("transaction", transactionId)
                .param("key", CodeKey.of(code))
                .query(this::read)
                .optional();
    }

    long count(Collection<Long> campaignIds) {
        return views.client()
                .sql(COUNT)
                .param("campaigns", campaignIds.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    List<RedemptionResource> page(Collection<Long> campaignIds, PageRequest page) {
        return views.client()
                .sql(PAGE)
                .param("campaigns", campaignIds.toArray(Long[]::new))
                .param("depth", page.offset() + page.perPage())
                .param("limit", page.perPage())
                .param("offset", page.offset())
                .query(this::read)
                .list();
    }

    /** How many redemptions there are for a customer, confirmed and unconfirmed. */
    public long countOfCustomer(long customerNo) {
        return views.client()
                .sql("select count(*) from views.redemption where customer_no = :customer")
                .param("customer", customerNo)
                .query(Long.class)
                .single();
    }

    /** A page of a customer's redemptions, by id. */
    public List<RedemptionResource> pageOfCustomer(long customerNo, PageRequest page) {
        return views.client()
                .sql(OF_CUSTOMER)
                .param("customer", customerNo)
                .param("limit", page.perPage())
                .param("offset", page.offset())
                .query(this::read)
                .list();
    }

    private RedemptionResource read(ResultSet row, int number) throws SQLException {
        Long customerNo = row.getObject("customer_no", Long.class);
        PersonalData told = told(row, customerNo);
        RedemptionRequest request = new RedemptionRequest(
                row.getString("transaction_id"),
                customerNo,
                row.getLong("cost_minor"),
                told.userAgent(),
                told.location(),
                List.of(json.readValue(row.getString("categories"), CategoryTag[].class)),
                instant(row, "expires_at"));
        CampaignReference campaign = CampaignReference.of(row.getLong("campaign_id"), row.getString("campaign_name"));
        return RedemptionResource.of(
                row.getLong("id"),
                request,
                row.getLong("granted_minor"),
                row.getString("customer_identifier"),
                row.getObject("validated_at", OffsetDateTime.class).toInstant(),
                instant(row, "confirmed_at"),
                VoucherReference.of(row.getLong("voucher_id"), row.getString("code"), campaign));
    }

    /** What is told about a customer opens with the customer's key, and is told no more when the customer has been deleted or erased. */
    private static PersonalData told(ResultSet row, @Nullable Long customerNo) throws SQLException {
        if (customerNo == null) {
            return new PersonalData(row.getString("user_agent"), location(row));
        }
        byte[] key = row.getBytes("customer_key");
        if (key == null) {
            return PersonalData.NONE;
        }
        String sealed = row.getString("sealed");
        return sealed == null
                ? new PersonalData(row.getString("user_agent"), location(row))
                : new PersonalKey(key).open(sealed, row.getLong("id"), customerNo);
    }

    private static @Nullable Location location(ResultSet row) throws SQLException {
        Double latitude = row.getObject("latitude", Double.class);
        return latitude == null ? null : new Location(latitude, row.getDouble("longitude"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
