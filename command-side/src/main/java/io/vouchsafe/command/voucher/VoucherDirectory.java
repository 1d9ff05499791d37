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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
            insert into command.voucher (id, project_id, campaign_id, code_key, code, active, customer_no, created_at)
            select id, ?, ?, code_key, code, ?, ?, ? from unnest(?::bigint[], ?::text[], ?::text[]) as row(id, code_key, code)
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

    /** Those of the codes that are taken in a project, by key. Joins the transaction of its caller. */
    Set<String> taken(long projectId, Collection<String> codes) {
        String[] keys = codes.stream().map(CodeKey::of).toArray(String[]::new);
        List<String> found = template.query(
                connection -> {
                    PreparedStatement find = connection.prepareStatement(
                            "select code_key from command.voucher where project_id = ? and code_key = any(?)");
                    find.setLong(1, projectId);
                    find.setArray(2, connection.createArrayOf("text", keys));
                    return find;
                },
                (row, _) -> row.getString(1));
        return found.stream().collect(Collectors.toSet());
    }

    /** Enters an issue of vouchers; false if its prefix was used before in the project. */
    boolean enterIssue(long issueId, long projectId, long campaignId, @Nullable String prefix) {
        return jdbc.sql(
                                "insert into command.issue (id, project_id, campaign_id, prefix_key) values (?, ?, ?, ?) on conflict do nothing")
                        .param(issueId)
                        .param(projectId)
                        .param(campaignId)
                        .param(prefix == null ? null : CodeKey.of(prefix))
                        .update()
                == 1;
    }

    /** Enters vouchers with consecutive numbers; a code that is taken meanwhile fails the transaction. */
    void enter(
            CampaignRoute campaign,
            long firstId,
            List<String> codes,
            boolean active,
            @Nullable Long customerNo,
            Instant at) {
        Long[] ids = IntStream.range(0, codes.size()).mapToObj(i -> firstId + i).toArray(Long[]::new);
        String[] keys = codes.stream().map(CodeKey::of).toArray(String[]::new);
        String[] asGiven = codes.toArray(String[]::new);
        template.update(connection -> {
            PreparedStatement enter = connection.prepareStatement(ENTER);
            enter.setLong(1, campaign.projectId());
            enter.setLong(2, campaign.campaignId());
            enter.setBoolean(3, active);
            enter.setObject(4, customerNo);
            enter.setObject(5, at.atOffset(ZoneOffset.UTC));
            enter.setArray(6, connection.createArrayOf("bigint", ids));
            enter.setArray(7, connection.createArrayOf("text", keys));
            enter.setArray(8, connection.createArrayOf("text", asGiven));
            return enter;
        });
    }

    /** Enters whose vouchers are now; {@code null} is nobody's. */
    void assign(Collection<VoucherCard> vouchers, @Nullable Long customerNo) {
        Long[] ids = vouchers.stream().map(VoucherCard::id).toArray(Long[]::new);
        jdbc.sql("update command.voucher set customer_no = ? where id = any(?)")
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
        jdbc.sql("delete from command.voucher where id = ?").param(voucherId).update();
    }

    private static VoucherCard card(ResultSet row) throws SQLException {
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
