package io.vouchsafe.command.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.command.voucher.find.Finder;
import io.vouchsafe.contract.resource.VoucherResource;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherRedeemed;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many callers of the finder at once, at one instance and at two: no two are handed the same unique code, and none is kept back. */
class FindRacesTest {

    private static final long PROJECT = 1;
    private static final String LABELLED = ", 'medium': 'print', 'discount_type': 'numeric', 'discount_value': 5";

    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide a = CommandSide.on(database);
    private final CommandSide b = CommandSide.on(database);
    private final CampaignDesk campaigns = new CampaignDesk(a, PROJECT);
    private final VoucherDesk vouchers = new VoucherDesk(a, PROJECT);
    private final Finder finderA = new Finder(a, PROJECT);
    private final Finder finderB = new Finder(b, PROJECT);
    private final Queue<String> codes = new ConcurrentLinkedQueue<>();

    private long campaign(String name, int size) throws InterruptedException {
        long campaign = campaigns.discount(campaigns.main(name + " main", ""), name, LABELLED);
        vouchers.issue(
                campaign,
                "{'active': true, 'size': " + size + ", 'code_type': 'mixed', 'random_part_length': 6, 'prefix': '"
                        + name + "'}");
        return campaign;
    }

    @AfterEach
    void end() {
        assertThat(a.streamsWithHoles()).isEmpty();
        a.close();
        b.close();
        database.close();
    }

    private Runnable find(Finder finder, int i) {
        return () -> {
            VoucherResource found = finder.find("medium=print", "customer_identifier=cust-" + i);
            codes.add(found == null ? "204" : found.code());
        };
    }

    private List<String> handedOut() {
        return codes.stream().filter(code -> !code.equals("204")).toList();
    }

    @Test
    @DisplayName("§5.2 #3: 64 parallel callers and 64 codes: all 64 are different")
    void handOutEveryCodeOnce() throws Exception {
        campaign("C", 64);

        Map<String, Long> outcomes = Crowd.of(64, 1, i -> find(finderA, i));

        assertThat(outcomes).isEqualTo(Map.of("granted", 64L));
        assertThat(handedOut()).hasSize(64).doesNotHaveDuplicates();
        assertThat(a.all(VoucherAssigned.class))
                .hasSize(64)
                .extracting(VoucherAssigned::voucherId)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("§5.2 #3: 100 parallel callers and 64 codes: exactly 36 times 204, also at two instances")
    void handOutNoCodeTwiceWhereThereAreTooFew() throws Exception {
        campaign("C", 40);
        campaign("D", 24);

        Map<String, Long> outcomes = Crowd.of(100, 1, i -> find(i % 2 == 0 ? finderA : finderB, i));

        assertThat(outcomes).isEqualTo(Map.of("granted", 100L));
        assertThat(handedOut()).hasSize(64).doesNotHaveDuplicates();
        assertThat(codes).hasSize(100);
        assertThat(a.all(VoucherAssigned.class)).hasSize(64);
    }

    @Test
    void handOutNoCodeThatIsJustRedeemed() throws Exception {
        long campaign = campaign("C", 64);
        Till till = new Till(b, PROJECT);
        List<String> all = a.sql()
                .sql("select code from command.voucher where campaign_id = ?")
                .param(campaign)
                .query((row, _) -> row.getString(1))
                .list();

        Map<String, Long> outcomes =
                Crowd.of(96, 1, i -> i < 64 ? find(finderA, i) : () -> till.redeem(all.get(i - 64), "ORDER-" + i));

        long redeemed = a.all(VoucherRedeemed.class).size();
        assertThat(outcomes.get("granted")).isEqualTo(64 + redeemed);
        assertThat(outcomes.getOrDefault("customer/does_not_match_assigned_customer", 0L))
                .isEqualTo(32 - redeemed);
        assertThat(handedOut()).hasSize((int) (64 - redeemed)).doesNotHaveDuplicates();
    }
}
