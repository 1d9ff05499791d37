package io.vouchsafe.command.voucher;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.contract.input.Texts;
import io.vouchsafe.events.type.CodeKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which code is which voucher of which campaign. What is remembered may be stale, here or in another process: whoever decides compares it with
 * the voucher's stream, and forgets it if it does not fit.
 */
public final class VoucherDirectory {

    private static final String FIND = """
            select v.id, v.project_id, v.campaign_id, c.parent_id, v.code, v.active, v.customer_no, v.created_at
              from command.voucher v join command.campaign c on c.id = v.campaign_id
            """;
    private static final String ENTER = """
            with entered as (
                insert into command.voucher (id, project_id, campaign_id, code_key, code, active, customer_no, created_at)
                select id, ?, ?, code_key, code, ?, customer_no, ?
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[]) as row(id, code_key, code, customer_no)
                 order by code_key
                returning id, campaign_id, active, customer_no)
            insert into command.free_voucher (campaign_id, voucher_id)
            select campaign_id, id from entered where active and customer_no is null
            """;
    private static final String TAKEN = """
            select v.id, v.code_key, c.id is not null
              from command.voucher v left join command.campaign c on c.id = v.campaign_id
             where v.project_id = ? and v.code_key = any(?)
            """;
    private static final String ENTER_ISSUE = """
            insert into command.issue (id, project_id, campaign_id, prefix_key) values (?, ?, ?, ?) on conflict do nothing
            """;
    private static final String FREE_PREFIX = """
            delete from command.issue i
             where i.project_id = ? and i.prefix_key = ?
               and not exists (select from command.campaign c where c.id = i.campaign_id)
            """;
    private static final String ASSIGN = """
            with changed as (update command.voucher set customer_no = ? where id = any(?) returning id, campaign_id)
            delete from command.free_voucher f using changed
             where f.campaign_id = changed.campaign_id and f.voucher_id = changed.id
            """;
    private static final String TAKE_BACK = """
            with changed as (update command.voucher set customer_no = ? where id = any(?) returning id, campaign_id)
            insert into command.free_voucher (campaign_id, voucher_id) select campaign_id, id from changed
            on conflict do nothing
            """;
    private static final String STRIKE = """
            with gone as (delete from command.voucher where id = ? returning id, campaign_id)
            delete from command.free_voucher f using gone where f.campaign_id = gone.campaign_id and f.voucher_id = gone.id
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Cache<Key, VoucherCard> cards;

    /**
     * A directory that remembers nothing yet.
     *
     * @param maxVouchers how many vouchers are remembered at most
     */
    public VoucherDirectory(DataSource dataSource, long maxVouchers) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.cards = Caffeine.newBuilder().maximumSize(maxVouchers).build();
    }

    private record Key(long projectId, String codeKey) {}

    /** The voucher that bears a code in a project; {@code null} if none does. */
    public @Nullable VoucherCard find(long projectId, String code) {
        Key key = new Key(projectId, CodeKey.of(code));
        VoucherCard remembered = cards.getIfPresent(key);
        if (remembered != null) {
            return remembered;
        }
        VoucherCard found = jdbc.sql(FIND + " where v.project_id = ? and v.code_key = ?")
                .params(projectId, key.codeKey())
                .query((row, _) -> card(row))
                .optional()
                .orElse(null);
        if (found != null) {
            cards.put(key, found);
        }
        return found;
    }

    /** The voucher with a number in a project; {@code null} if there is none. */
    @Nullable
    VoucherCard find(long projectId, long voucherId) {
        return jdbc.sql(FIND + " where v.project_id = ? and v.id = ?")
                .params(projectId, voucherId)
                .query((row, _) -> card(row))
                .optional()
                .orElse(null);
    }

    /** Whether the voucher still exists. Joins the transaction of its caller. */
    public boolean exists(long voucherId) {
        return jdbc.sql(
                        "select 1 from command.voucher v join command.campaign c on c.id = v.campaign_id where v.id = ?")
                .param(voucherId)
                .query()
                .optionalValue()
                .isPresent();
    }

    /** Forgets what is remembered of a code, because it turned out to be stale. */
    public void forget(long projectId, String code) {
        cards.invalidate(new Key(projectId, CodeKey.of(code)));
    }

    /**
     * Those of the codes that are taken in a project, by key. What is left of a deleted campaign takes no code: where such a row is in the way, it is
     * removed. Joins the transaction of its caller.
     */
    public Set<String> taken(long projectId, Collection<String> codes) {
        String[] keys = codes.stream().map(CodeKey::of).toArray(String[]::new);
        Set<String> taken = new HashSet<>();
        List<Long> left = new ArrayList<>();
        template.query(
                connection -> {
                    PreparedStatement find = connection.prepareStatement(TAKEN);
                    find.setLong(1, projectId);
                    find.setArray(2, connection.createArrayOf("text", keys));
                    return find;
                },
                row -> {
                    if (row.getBoolean(3)) {
                        taken.add(row.getString(2));
                    } else {
                        left.add(row.getLong(1));
                    }
                });
        if (!left.isEmpty()) {
            // In one order everywhere, so that two who remove the same rows wait instead of deadlocking.
            Long[] ids = left.stream().sorted().toArray(Long[]::new);
            template.update(connection -> {
                PreparedStatement remove = connection.prepareStatement("""
                        delete from command.voucher where id in (
                            select id from command.voucher where id = any(?) order by id for update)
                        """);
                remove.setArray(1, connection.createArrayOf("bigint", ids));
                return remove;
            });
        }
        return taken;
    }

    /** Enters an issue of vouchers; false if its prefix was used before in the project, by a campaign that still stands. */
    public boolean enterIssue(long issueId, long projectId, long campaignId, @Nullable String prefix) {
        String key = prefix == null ? null : CodeKey.of(prefix);
        boolean entered = insertIssue(issueId, projectId, campaignId, key);
        if (!entered
                && key != null
                && jdbc.sql(FREE_PREFIX).params(projectId, key).update() > 0) {
            entered = insertIssue(issueId, projectId, campaignId, key);
        }
        return entered;
    }

    private boolean insertIssue(long issueId, long projectId, long campaignId, @Nullable String prefixKey) {
        return jdbc.sql(ENTER_ISSUE)
                        .param(issueId)
                        .param(projectId)
                        .param(campaignId)
                        .param(prefixKey)
                        .update()
                == 1;
    }

    /**
     * Vouchers to be entered.
     *
     * @param firstId number of the first; the others follow one by one
     * @param codes as they were given
     * @param customers whom they are assigned to, in the order of the codes; {@code null} where nobody is
     */
    public record Entry(
            CampaignRoute campaign,
            long firstId,
            List<String> codes,
            boolean active,
            @Nullable List<@Nullable Long> customers,
            Instant at) {}

    /** Enters vouchers, in one order everywhere, so that who enters the same codes waits instead of deadlocking; the second one's transaction fails. */
    public void enter(Entry entry) {
        List<String> codes = entry.codes();
        Long[] ids = IntStream.range(0, codes.size())
                .mapToObj(i -> entry.firstId() + i)
                .toArray(Long[]::new);
        String[] keys = codes.stream().map(CodeKey::of).toArray(String[]::new);
        List<@Nullable Long> customers = entry.customers();
        Object[] assigned = customers == null ? new Object[codes.size()] : customers.toArray();
        template.update(connection -> {
            PreparedStatement enter = connection.prepareStatement(ENTER);
            enter.setLong(1, entry.campaign().projectId());
            enter.setLong(2, entry.campaign().campaignId());
            enter.setBoolean(3, entry.active());
            enter.setObject(4, entry.at().atOffset(ZoneOffset.UTC));
            enter.setArray(5, connection.createArrayOf("bigint", ids));
            enter.setArray(6, connection.createArrayOf("text", keys));
            enter.setArray(7, connection.createArrayOf("text", codes.toArray()));
            enter.setArray(8, connection.createArrayOf("bigint", assigned));
            return enter;
        });
    }

    /** Enters whose vouchers are now; {@code null} is nobody's. */
    void assign(Collection<VoucherCard> vouchers, @Nullable Long customerNo) {
        Long[] ids = vouchers.stream().map(VoucherCard::id).toArray(Long[]::new);
        jdbc.sql(customerNo == null ? TAKE_BACK : ASSIGN)
                .param(customerNo)
                .param(ids)
                .update();
    }

    /** The vouchers that are a customer's now. Joins the transaction of its caller. */
    public List<VoucherCard> assignedTo(long customerNo) {
        return jdbc.sql(FIND + " where v.customer_no = ? order by v.id")
                .param(customerNo)
                .query((row, _) -> card(row))
                .list();
    }

    /** The vouchers that bear these codes in a project, in no order, as the directory holds them and not as they are remembered. */
    public List<VoucherCard> findAll(long projectId, Collection<String> codes) {
        String[] keys = codes.stream().filter(Texts::storable).map(CodeKey::of).toArray(String[]::new);
        return jdbc.sql(FIND + " where v.project_id = ? and v.code_key = any(?)")
                .param(projectId)
                .param(keys)
                .query((row, _) -> card(row))
                .list();
    }

    /** Gives a voucher another code. */
    void rename(long voucherId, String code) {
        jdbc.sql("update command.voucher set code = ?, code_key = ? where id = ?")
                .params(code, CodeKey.of(code), voucherId)
                .update();
    }

    /** Strikes a voucher out; its code is free again. */
    void strike(long voucherId) {
        jdbc.sql(STRIKE).param(voucherId).update();
    }

    /** The voucher in a row with the directory's columns. */
    static VoucherCard card(ResultSet row) throws SQLException {
        return new VoucherCard(
                row.getLong("id"),
                new CampaignRoute(
                        row.getLong("project_id"), row.getLong("campaign_id"), row.getObject("parent_id", Long.class)),
                row.getString("code"),
                row.getBoolean("active"),
                row.getObject("customer_no", Long.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
