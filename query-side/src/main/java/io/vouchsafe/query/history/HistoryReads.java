package io.vouchsafe.query.history;

import io.vouchsafe.contract.caller.CredentialNames;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.CustomerIdentifier;
import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.query.cursor.CursorPage;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.store.event.PastMoment;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up rows of the history. Every question names the project, so that none can be asked across projects. */
public final class HistoryReads {

    private static final String ISSUE = """
            select position, voucher_id from views.history
             where vouchers is not null and voucher_id <= :voucher and voucher_id + vouchers > :voucher
               and project_id = :project
               and voucher_id = (select max(voucher_id) from views.history where vouchers is not null and voucher_id <= :voucher)""";

    private static final String OF_CUSTOMER =
            "views.history_customer link join views.history h on h.position = link.position";

    private final ViewsDatabase views;
    private final CredentialNames credentials;

    public HistoryReads(ViewsDatabase views, CredentialNames credentials) {
        this.views = views;
        this.credentials = credentials;
    }

    /**
     * A row, with the names that stand elsewhere.
     *
     * @param voucherCode as the voucher is called today; {@code null} if it is gone
     */
    record Row(
            long position,
            @Nullable Long campaignId,
            @Nullable Long voucherId,
            @Nullable Integer vouchers,
            @Nullable Long redemptionId,
            @Nullable String transactionId,
            @Nullable String voucherCode,
            @Nullable String customerIdentifier) {}

    /**
     * Where a voucher came from.
     *
     * @param position of its issue
     * @param first id of the first voucher of that issue
     */
    public record Issue(long position, long first) {}

    /**
     * A filter after what it names has been found.
     *
     * @param branches where the rows can be, each with an index of its own
     * @param conditions that all rows meet
     */
    record Found(List<Branch> branches, List<String> conditions, Map<String, Object> parameters) {

        /** The same, up to a position and with it. */
        Found until(long position) {
            List<String> more = new ArrayList<>(conditions);
            more.add("h.position <= :head");
            Map<String, Object> with = new HashMap<>(parameters);
            with.put("head", position);
            return new Found(branches, more, with);
        }
    }

    record Branch(String from, String where, String position) {}

    /** Finds what a filter names, or fails with 404. */
    Found find(long projectId, HistoryFilter filter) {
        Map<String, Object> parameters = new HashMap<>(Map.of("project", projectId));
        List<String> conditions = new ArrayList<>(List.of("h.project_id = :project"));
        List<Branch> branches = new ArrayList<>();
        if (filter.transactionId() != null) {
            parameters.put("transaction", transaction(projectId, filter.transactionId()));
            offer(branches, conditions, "h.transaction_id = :transaction");
        }
        if (filter.voucher() != null) {
            long voucher = voucherId(projectId, filter.voucher());
            parameters.put("voucher", voucher);
            parameters.put(
                    "issue", issue(projectId, voucher).map(Issue::position).orElse(-1L));
            if (branches.isEmpty()) {
                offer(branches, conditions, "h.voucher_id = :voucher and h.vouchers is null");
                branches.add(new Branch("views.history h", "h.position = :issue", "h.position"));
            } else {
                conditions.add("h.voucher_id = :voucher and h.vouchers is null");
            }
        }
        if (filter.customerIdentifier() != null) {
            parameters.put("customer", customerNo(projectId, filter.customerIdentifier()));
            if (branches.isEmpty()) {
                branches.add(new Branch(OF_CUSTOMER, "link.customer_no = :customer", "link.position"));
            } else {
                conditions.add("exists (select 1 from views.history_customer link"
                        + " where link.customer_no = :customer and link.position = h.position)");
            }
        }
        if (filter.campaignId() != null) {
            parameters.put("campaign", campaign(projectId, filter.campaignId()));
            offer(branches, conditions, "h.campaign_id = :campaign");
        }
        if (branches.isEmpty()) {
            branches.add(new Branch("views.history h", "true", "h.position"));
        }
        narrow(projectId, filter, conditions, parameters);
        return new Found(branches, conditions, parameters);
    }

    /** The first subject says where to look; the others are looked at there. */
    private static void offer(List<Branch> branches, List<String> conditions, String where) {
        if (branches.isEmpty()) {
            branches.add(new Branch("views.history h", where, "h.position"));
        } else {
            conditions.add(where);
        }
    }

    private void narrow(long projectId, HistoryFilter filter, List<String> conditions, Map<String, Object> parameters) {
        if (!filter.types().isEmpty()) {
            conditions.add("h.type = any(:types)");
            parameters.put("types", filter.types().toArray(String[]::new));
        }
        if (!filter.redemptions()
                || (!filter.types().isEmpty()
                        && filter.types().stream().noneMatch(type -> type.startsWith("redemption-")))) {
            conditions.add("h.redemption_id is null");
        }
        if (filter.credential() != null) {
            conditions.add("h.credential = :credential");
            parameters.put("credential", filter.credential());
        }
        if (filter.userId() != null) {
            conditions.add("h.credential = any(:credentials)");
            parameters.put(
                    "credentials",
                    credentials.ofUser(projectId, filter.userId()).toArray(String[]::new));
        }
        bound(filter.from(), "from", ">=", conditions, parameters);
        bound(filter.to(), "to", "<", conditions, parameters);
    }

    private static void bound(
            @Nullable PastMoment moment,
            String name,
            String comparison,
            List<String> conditions,
            Map<String, Object> parameters) {
        switch (moment) {
            case null -> {}
            case PastMoment.At(long index) -> {
                conditions.add("h.position " + comparison + " :" + name);
                parameters.put(name, index);
            }
            case PastMoment.On(var instant) -> {
                conditions.add("h.at " + comparison + " :" + name);
                parameters.put(name, instant.atOffset(ZoneOffset.UTC));
            }
        }
    }

    /** A page of rows. Each branch gives as many as the page can need, from an index and in its order. */
    List<Row> page(Found found, CursorPage page) {
        String direction = page.newestFirst() ? "desc" : "asc";
        Map<String, Object> parameters = new HashMap<>(found.parameters());
        parameters.put("limit", page.limit());
        List<String> conditions = new ArrayList<>(found.conditions());
        if (page.after() != null) {
            parameters.put("after", page.after());
        }
        List<String> selects = new ArrayList<>();
        for (Branch branch : found.branches()) {
            List<String> all = new ArrayList<>(conditions);
            all.addFirst(branch.where());
            if (page.after() != null) {
                all.add(branch.position() + (page.newestFirst() ? " < " : " > ") + ":after");
            }
            selects.add("(select " + branch.position() + " as position from " + branch.from() + " where "
                    + String.join(" and ", all) + " order by " + branch.position() + " " + direction
                    + " limit :limit)");
        }
        String positions = "select position from (" + String.join(" union all ", selects)
                + ") as branches order by position " + direction + " limit :limit";
        return views.client()
                .sql("""
                        select h.position, h.campaign_id, h.voucher_id, h.vouchers, h.redemption_id, h.transaction_id,
                            v.code, p.identifier
                          from (%s) as page join views.history h on h.position = page.position
                          left join views.voucher v on v.id = h.voucher_id and h.vouchers is null
                          left join events.person p on p.no = h.customer_no
                         order by h.position %s""".formatted(positions, direction))
                .params(parameters)
                .query((row, number) -> new Row(
                        row.getLong("position"),
                        row.getObject("campaign_id", Long.class),
                        row.getObject("voucher_id", Long.class),
                        row.getObject("vouchers", Integer.class),
                        row.getObject("redemption_id", Long.class),
                        row.getString("transaction_id"),
                        row.getString("code"),
                        row.getString("identifier")))
                .list();
    }

    /** The position of the newest event, 0 where there is none. */
    public long head() {
        return views.client()
                .sql("select coalesce(max(global_index), 0) from events.event")
                .query(Long.class)
                .single();
    }

    /** The issue that a voucher of the project came from, also if the voucher is gone. */
    public Optional<Issue> issue(long projectId, long voucherId) {
        return views.client()
                .sql(ISSUE)
                .param("voucher", voucherId)
                .param("project", projectId)
                .query((row, number) -> new Issue(row.getLong("position"), row.getLong("voucher_id")))
                .optional();
    }

    /** The voucher under an id, also one that is gone, or else under the code that it bears today. Fails with 404. */
    public long voucherId(long projectId, String idOrCode) {
        String text = idOrCode.strip();
        if (QueryInput.isWhole(text) && issue(projectId, Long.parseLong(text)).isPresent()) {
            return Long.parseLong(text);
        }
        return (Texts.storable(text) ? byCode(projectId, text) : Optional.<Long>empty())
                .orElseThrow(() -> new ApiFailure.NotFound("Voucher"));
    }

    private Optional<Long> byCode(long projectId, String code) {
        return views.client()
                .sql("select id from views.voucher where project_id = :project and code_key = :key")
                .param("project", projectId)
                .param("key", CodeKey.of(code))
                .query(Long.class)
                .optional();
    }

    private long campaign(long projectId, long campaignId) {
        if (!exists("campaign_id = :value", projectId, campaignId)) {
            throw new ApiFailure.NotFound("Campaign");
        }
        return campaignId;
    }

    private String transaction(long projectId, String transactionId) {
        if (!Texts.storable(transactionId) || !exists("transaction_id = :value", projectId, transactionId)) {
            throw new ApiFailure.NotFound("Transaction");
        }
        return transactionId;
    }

    private boolean exists(String condition, long projectId, Object value) {
        return views.client()
                .sql("select exists (select 1 from views.history where project_id = :project and " + condition + ")")
                .param("project", projectId)
                .param("value", value)
                .query(Boolean.class)
                .single();
    }

    private long customerNo(long projectId, String sent) {
        String identifier = sent.strip();
        if (CustomerIdentifier.refusal("customer_identifier", identifier) != null) {
            throw new ApiFailure.NotFound("Customer");
        }
        return views.client()
                .sql("select no from events.person where project_id = :project and identifier = :identifier")
                .param("project", projectId)
                .param("identifier", identifier)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new ApiFailure.NotFound("Customer"));
    }
}
