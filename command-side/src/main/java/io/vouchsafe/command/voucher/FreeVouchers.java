package io.vouchsafe.command.voucher;

import io.vouchsafe.command.campaign.CampaignRoute;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The vouchers that may be free for anybody. Every free one is listed; a listed one may have been redeemed, assigned or expired since, which is found out
 * when it is picked. So a redemption has nothing to write here, and each voucher is struck off once. Joins the transaction of its caller.
 */
public final class FreeVouchers {

    /** From a random place on, in the order of their numbers. The greatest number is listed, so there is always one from there on. */
    private static final String PICK = """
            select v.id, v.project_id, v.campaign_id, ?::bigint as parent_id, v.code, v.active, v.customer_no, v.created_at
              from (select min(voucher_id) as low, max(voucher_id) as high
                      from command.free_voucher where campaign_id = ?) as listed
             cross join lateral (
                    select voucher_id from command.free_voucher
                     where campaign_id = ? and voucher_id >= low + floor(? * (high - low + 1))::bigint
                     order by voucher_id limit ?) as picked
              join command.voucher v on v.id = picked.voucher_id
             order by v.id
            """;

    private static final String STRIKE_OFF =
            "delete from command.free_voucher where campaign_id = ? and voucher_id = any(?)";
    private static final String RELEASE = """
            insert into command.free_voucher (campaign_id, voucher_id) values (?, ?) on conflict do nothing
            """;
    private static final String CAMPAIGNS = """
            select c.id, c.parent_id
              from command.campaign c join command.campaign m on m.id = c.parent_id
             where c.project_id = ? and c.status = 'active' and m.status <> 'inactive'
               and (?::text[] is null or c.medium = any(?)) and (?::text[] is null or c.purpose = any(?))
               and (?::text[] is null or c.team = any(?)) and (?::text[] is null or c.channel = any(?))
               and (?::text[] is null or c.budget_code = any(?))
               and exists (select from command.free_voucher f where f.campaign_id = c.id)
            """;

    private static final RowMapper<VoucherCard> CARD = (row, _) -> VoucherDirectory.card(row);

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public FreeVouchers(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * Which campaigns are meant: one of the values for each label (contract §5.2, #3).
     *
     * @param medium {@code null} for any; so are the others
     */
    public record Labels(
            @Nullable Set<String> medium,
            @Nullable Set<String> purpose,
            @Nullable Set<String> team,
            @Nullable Set<String> channel,
            @Nullable Set<String> budgetCode) {

        private List<@Nullable Set<String>> inOrder() {
            return Arrays.asList(medium, purpose, team, channel, budgetCode);
        }

        /** Whether nothing is asked of the campaigns. */
        public boolean none() {
            return inOrder().stream().allMatch(Objects::isNull);
        }
    }

    /** The active discount campaigns that bear these labels and list a voucher, in no particular order. */
    public List<CampaignRoute> campaigns(long projectId, Labels labels) {
        return template.query(
                connection -> {
                    PreparedStatement find = connection.prepareStatement(CAMPAIGNS);
                    find.setLong(1, projectId);
                    int parameter = 2;
                    for (Set<String> values : labels.inOrder()) {
                        for (int twice = 0; twice < 2; twice++) {
                            find.setArray(
                                    parameter++,
                                    values == null ? null : connection.createArrayOf("text", values.toArray()));
                        }
                    }
                    return find;
                },
                (row, _) -> new CampaignRoute(projectId, row.getLong(1), row.getLong(2)));
    }

    /**
     * So many vouchers of a campaign that may be free, from a random place on; fewer at the end of the list, none if the list is empty.
     *
     * @param place from 0, inclusive, to 1, exclusive: where in the list
     */
    public List<VoucherCard> pick(CampaignRoute campaign, double place, int count) {
        return jdbc.sql(PICK)
                .param(campaign.parentId())
                .param(campaign.campaignId())
                .param(campaign.campaignId())
                .param(place)
                .param(count)
                .query(CARD)
                .list();
    }

    /** These are no longer free. */
    public void strikeOff(long campaignId, Collection<Long> voucherIds) {
        template.update(connection -> {
            PreparedStatement strike = connection.prepareStatement(STRIKE_OFF);
            strike.setLong(1, campaignId);
            strike.setArray(2, connection.createArrayOf("bigint", voucherIds.toArray()));
            return strike;
        });
    }

    /** A voucher may be free again: it was taken back from a customer, switched on, or its redemption was reversed. */
    public void release(long campaignId, long voucherId) {
        jdbc.sql(RELEASE).params(campaignId, voucherId).update();
    }
}
