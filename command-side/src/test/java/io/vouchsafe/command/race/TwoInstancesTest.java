package io.vouchsafe.command.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances that both believe they own a campaign: correctness stays in PostgreSQL, neither decides from what it remembers. */
class TwoInstancesTest {

    private static final long PROJECT = 1;
    private static final String FIVE_OFF =
            ", 'voucher_type': 'generic', 'discount_type': 'numeric', 'discount_value': 5";

    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide a = CommandSide.on(database);
    private final CommandSide b = CommandSide.on(database);
    private final CampaignDesk campaigns = new CampaignDesk(a, PROJECT);
    private final VoucherDesk vouchers = new VoucherDesk(a, PROJECT);
    private final Till tillA = new Till(a, PROJECT);
    private final Till tillB = new Till(b, PROJECT);
    private long main;

    @BeforeEach
    void begin() {
        main = campaigns.main("Season", "");
    }

    @AfterEach
    void end() {
        a.close();
        b.close();
        database.close();
    }

    private Till till(int i) {
        return i % 2 == 0 ? tillA : tillB;
    }

    @Test
    void grantExactlyOneBudgetTogether() throws Exception {
        long campaign = campaigns.discount(main, "Hot", FIVE_OFF + ", 'max_total_budget': 500");
        vouchers.voucher(campaign, "HOT");

        Map<String, Long> outcomes = Crowd.of(64, 4, i -> () -> till(i / 4).redeem("HOT", "ORDER-" + i));

        assertThat(outcomes).isEqualTo(Map.of("granted", 100L, "campaign/budget_exceeded", 156L));
        assertThat(Books.audited(a).spent(campaign)).isEqualTo(50_000);
    }

    @Test
    void letOneTransactionIdInAcrossTrees() throws Exception {
        vouchers.voucher(campaigns.discount(main, "One", FIVE_OFF), "ONE");
        vouchers.voucher(campaigns.discount(campaigns.main("Other season", ""), "Other", FIVE_OFF), "OTHER");

        Map<String, Long> outcomes = Crowd.of(32, 1, i -> () -> till(i).redeem(i % 4 < 2 ? "ONE" : "OTHER", "ORDER-1"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "transaction_id/must_be_unique", 31L));
        assertThat(Books.audited(a).confirmed()).hasSize(1);
    }

    @Test
    void registerANewCustomerOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            vouchers.voucher(campaigns.discount(campaigns.main("Season " + i, ""), "C" + i, FIVE_OFF), "CODE-" + i);
        }

        Map<String, Long> outcomes = Crowd.of(
                32,
                1,
                i -> () -> till(i).create(
                                "CODE-" + i / 2 % 4,
                                "{'transaction_id': 'ORDER-" + i
                                        + "', 'total_transaction_cost': 9, 'confirmed': true, 'customer_identifier': 'cust-77'}"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 32L));
        assertThat(a.all(CustomerRegistered.class)).hasSize(1);
        Books.audited(a);
    }

    @Test
    void seeEachOthersEditsWithTheVeryNextRequest() {
        long campaign = campaigns.discount(main, "Hot", FIVE_OFF);
        vouchers.voucher(campaign, "HOT");
        assertThat(Till.outcome(() -> tillB.redeem("HOT", "ORDER-1"))).isEqualTo("granted");

        campaigns.revise(campaign, "{'status': 'inactive'}");
        assertThat(Till.outcome(() -> tillB.redeem("HOT", "ORDER-2"))).isEqualTo("campaign/not_active");
        campaigns.revise(campaign, "{'status': 'active', 'max_redemptions': 2}");
        assertThat(Till.outcome(() -> tillA.redeem("HOT", "ORDER-3"))).isEqualTo("granted");
        assertThat(Till.outcome(() -> tillB.redeem("HOT", "ORDER-4")))
                .isEqualTo("campaign/maximum_redemptions_exceeded");
    }

    @Test
    void noticeThatACodeHasBecomeAnotherVoucher() {
        long one = campaigns.discount(main, "One", FIVE_OFF);
        long other = campaigns.discount(campaigns.main("Other season", ""), "Other", FIVE_OFF);
        long first = vouchers.voucher(one, "MOVING").id();
        assertThat(tillB.validate("MOVING", "ORDER-1").voucher().id()).isEqualTo(first);

        vouchers.delete("MOVING");
        long second = vouchers.voucher(other, "MOVING").id();

        assertThat(tillB.redeem("MOVING", "ORDER-1").voucher().id()).isEqualTo(second);
        vouchers.delete(Long.toString(vouchers.voucher(one, "GONE").id()));
        assertThat(Till.outcome(() -> tillB.redeem("GONE", "ORDER-2"))).isEqualTo("404");
    }

    @Test
    void noticeThatACodeWasRenamed() {
        long campaign = campaigns.discount(main, "One", FIVE_OFF);
        vouchers.voucher(campaign, "BEFORE");
        tillB.validate("BEFORE", "ORDER-1");

        vouchers.revise("BEFORE", "{'code': 'AFTER'}");

        assertThat(Till.outcome(() -> tillB.redeem("BEFORE", "ORDER-2"))).isEqualTo("404");
        assertThat(Till.outcome(() -> tillB.confirm("AFTER", "ORDER-1"))).isEqualTo("granted");
    }

    @Test
    void noticeThatACampaignMovedToAnotherMainCampaign() {
        long campaign = campaigns.discount(main, "Moving", FIVE_OFF);
        vouchers.voucher(campaign, "MOVING");
        tillB.validate("MOVING", "ORDER-1");
        long full = campaigns.main("Full", ", 'max_redemptions': 0");

        campaigns.revise(campaign, "{'parent_id': " + full + "}");

        assertThat(Till.outcome(() -> tillB.confirm("MOVING", "ORDER-1")))
                .isEqualTo("campaign/redemptions_limit_exceeded");
        campaigns.revise(full, "{'max_redemptions': null}");
        assertThat(Till.outcome(() -> tillB.confirm("MOVING", "ORDER-1"))).isEqualTo("granted");
        Books.audited(b);
    }
}
