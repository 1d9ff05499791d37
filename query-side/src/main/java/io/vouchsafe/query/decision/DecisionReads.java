package io.vouchsafe.query.decision;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.CustomerIdentifier;
import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.events.personal.PersonalKey;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.query.cursor.CursorPage;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds decisions. Every question names the project, so that none can be asked across projects. */
public final class DecisionReads {

    private static final String ROWS = """
            select d.position, v.code, p.identifier, p.key
              from views.decision d
              left join views.voucher v on v.id = d.voucher_id
              left join events.person p on p.no = d.customer_no
             where d.project_id = :project and d.position = any(:positions)""";

    /** Of each campaign as many as the page can need, from an index and in its order. */
    private static final String OF_CAMPAIGNS = """
            select first.position
              from unnest(:campaigns::bigint[]) as campaign (id)
             cross join lateral (
                select d.position from views.decision d
                 where d.campaign_id = campaign.id and %1$s order by d.position %2$s limit :limit) as first
             order by first.position %2$s limit :limit""";

    private static final String PLAIN =
            "select d.position from views.decision d where %1$s order by d.position %2$s limit :limit";

    private final ViewsDatabase views;

    public DecisionReads(ViewsDatabase views) {
        this.views = views;
    }

    /**
     * A row, with the names that stand elsewhere.
     *
     * @param voucherCode as the voucher is called today; {@code null} if it is gone
     * @param customerIdentifier as the customer is called today
     * @param key opens what the request told about the customer; {@code null} for nobody, and after an erasure
     */
    record Row(
            long position,
            @Nullable String voucherCode,
            @Nullable String customerIdentifier,
            @Nullable PersonalKey key) {}

    private static @Nullable PersonalKey key(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("key");
        return key == null ? null : new PersonalKey(key);
    }

    /** A filter after what it names has been found. */
    record Found(List<String> conditions, Map<String, Object> parameters) {

        /** The same, up to a position and with it. */
        Found until(long position) {
            Found until = new Found(new ArrayList<>(conditions), new HashMap<>(parameters));
            until.add("d.position <= :head", "head", position);
            return until;
        }

        private void add(String condition, String name, Object value) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    /** Finds what a filter names, or fails with 404. */
    Found find(long projectId, DecisionFilter filter) {
        Found found = new Found(new ArrayList<>(), new HashMap<>());
        found.add("d.project_id = :project", "project", projectId);
        if (filter.transactionId() != null) {
            found.add(
                    "d.transaction_id = :transaction", "transaction", storable(filter.transactionId(), "Transaction"));
        }
        if (filter.voucher() != null) {
            found.add("d.voucher_id = :voucher", "voucher", voucher(projectId, filter.voucher()));
        }
        if (filter.customerIdentifier() != null) {
            found.add("d.customer_no = :customer", "customer", customer(projectId, filter.customerIdentifier()));
        }
        if (filter.campaignId() != null) {
            found.parameters().put("campaigns", campaigns(projectId, filter.campaignId()));
        }
        if (filter.accepted() != null) {
            found.conditions().add(filter.accepted() ? "d.codes is null" : "d.codes is not null");
        }
        if (filter.code() != null) {
            found.add("d.codes is not null and d.codes @> array[:code]::text[]", "code", filter.code());
        }
        if (filter.step() != null) {
            found.add("d.step = :step", "step", filter.step());
        }
        if (filter.from() != null) {
            found.add("d.at >= :from", "from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            found.add("d.at < :to", "to", filter.to().atOffset(ZoneOffset.UTC));
        }
        return found;
    }

    /** The positions of a page, in its order. */
    List<Long> page(Found found, CursorPage page) {
        Map<String, Object> parameters = new HashMap<>(found.parameters());
        parameters.put("limit", page.limit());
        List<String> conditions = new ArrayList<>(found.conditions());
        if (page.after() != null) {
            parameters.put("after", page.after());
            conditions.add("d.position " + (page.newestFirst() ? "<" : ">") + " :after");
        }
        String sql = parameters.containsKey("campaigns") ? OF_CAMPAIGNS : PLAIN;
        return views.client()
                .sql(sql.formatted(String.join(" and ", conditions), page.newestFirst() ? "desc" : "asc"))
                .params(parameters)
                .query((row, number) -> row.getLong("position"))
                .list();
    }

    /** The rows at these positions, as far as they are the project's. */
    Map<Long, Row> rows(long projectId, List<Long> positions) {
        Map<Long, Row> rows = new HashMap<>();
        views.client()
                .sql(ROWS)
                .param("project", projectId)
                .param("positions", positions.toArray(Long[]::new))
                .query((row, number) ->
                        new Row(row.getLong("position"), row.getString("code"), row.getString("identifier"), key(row)))
                .list()
                .forEach(row -> rows.put(row.position(), row));
        return rows;
    }

    /** The position of the newest event, 0 where there is none. */
    long head() {
        return views.client()
                .sql("select coalesce(max(global_index), 0) from events.event")
                .query(Long.class)
                .single();
    }

    /** The campaign, and those below it. One that is gone is known by its decisions. */
    private Long[] campaigns(long projectId, long campaignId) {
        List<Long> campaigns = new ArrayList<>(views.client()
                .sql("""
                        select id from views.campaign where project_id = :project and (id = :id or parent_id = :id)
                        union
                        select :id::bigint where exists (
                            select 1 from views.decision where project_id = :project and campaign_id = :id)
                        order by 1""")
                .param("project", projectId)
                .param("id", campaignId)
                .query((row, number) -> row.getLong(1))
                .list());
        if (campaigns.isEmpty()) {
            throw new ApiFailure.NotFound("Campaign");
        }
        return campaigns.toArray(Long[]::new);
    }

    /** The voucher under an id, also one that is gone, or else under the code that it bears today. */
    private long voucher(long projectId, String idOrCode) {
        String text = storable(idOrCode.strip(), "Voucher");
        Optional<Long> byId = QueryInput.isWhole(text) ? one("""
                        select id from views.voucher where project_id = :project and id = :value
                        union
                        select :value::bigint where exists (
                            select 1 from views.decision where project_id = :project and voucher_id = :value)""", projectId, Long.valueOf(text)) : Optional.empty();
        return byId.or(() -> one(
                        "select id from views.voucher where project_id = :project and code_key = :value",
                        projectId,
                        CodeKey.of(text)))
                .orElseThrow(() -> new ApiFailure.NotFound("Voucher"));
    }

    private long customer(long projectId, String sent) {
        String identifier = sent.strip();
        return (CustomerIdentifier.refusal("customer_identifier", identifier) == null
                        ? one(
                                "select no from events.person where project_id = :project and identifier = :value",
                                projectId,
                                identifier)
                        : Optional.<Long>empty())
                .orElseThrow(() -> new ApiFailure.NotFound("Customer"));
    }

    private Optional<Long> one(String sql, long projectId, Object value) {
        return views.client()
                .sql(sql)
                .param("project", projectId)
                .param("value", value)
                .query(Long.class)
                .optional();
    }

    /** What cannot be stored names nothing. */
    private static String storable(String text, String what) {
        if (!Texts.storable(text)) {
            throw new ApiFailure.NotFound(what);
        }
        return text;
    }
}
