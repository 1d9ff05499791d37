package io.vouchsafe.command.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reversals that meet each other and confirmations, at two instances that both believe they own the campaign. */
class ReversalRacesTest {

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
    void undoARedemptionOnce() throws Exception {
        long campaign = campaigns.discount(main, "Hot", FIVE_OFF);
        vouchers.voucher(campaign, "HOT");
        tillA.redeem("HOT", "ORDER-1");
        tillA.redeem("HOT", "ORDER-2");

        Map<String, Long> outcomes = Crowd.of(64, 1, i -> () -> till(i).reverse("ORDER-1"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "transaction_id/must_be_unique", 63L));
        assertThat(a.all(RedemptionReversed.class)).hasSize(1);
        assertThat(Books.audited(a).spent(campaign)).isEqualTo(500);
    }

    @Test
    void giveEachPlaceBackForOneRedemption() throws Exception {
        long campaign = campaigns.discount(main, "Hot", FIVE_OFF + ", 'max_redemptions': 16");
        vouchers.voucher(campaign, "HOT");
        for (int i = 0; i < 16; i++) {
            tillA.redeem("HOT", "FIRST-" + i);
        }

        Map<String, Long> outcomes = Crowd.of(64, 2, i -> () -> {
            if (i % 4 == 0) {
                till(i / 4).reverse("FIRST-" + i / 4 % 16);
            } else {
                till(i / 4).redeem("HOT", "SECOND-" + i);
            }
        });

        assertThat(a.all(RedemptionReversed.class)).hasSize(16);
        assertThat(outcomes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(128);
        long counted = Books.audited(b).confirmed().size() - 16L;
        assertThat(counted).isLessThanOrEqualTo(16);
        long more = 0;
        while (Till.outcome(() -> tillB.redeem("HOT", "LAST-" + a.lastIndex())).equals("granted")) {
            more++;
        }
        assertThat(counted + more).isEqualTo(16);
        Books.audited(a);
    }

    @Test
    void agreeOnACustomerAcrossTrees() throws Exception {
        for (int i = 0; i < 4; i++) {
            vouchers.voucher(campaigns.discount(campaigns.main("Season " + i, ""), "C" + i, FIVE_OFF), "CODE-" + i);
        }
        for (int i = 0; i < 16; i++) {
            redeem(tillA, "CODE-" + i % 4, "FIRST-" + i);
        }

        Map<String, Long> outcomes = Crowd.of(32, 1, i -> () -> {
            if (i < 16) {
                till(i).reverse("FIRST-" + i);
            } else {
                redeem(till(i), "CODE-" + i % 4, "SECOND-" + i);
            }
        });
        assertThat(outcomes).isEqualTo(Map.of("granted", 32L));
        Books.audited(a);

        Map<String, Long> rest = Crowd.of(16, 1, i -> () -> till(i).reverse("SECOND-" + (i + 16)));
        assertThat(rest).isEqualTo(Map.of("granted", 16L));
        Books.audited(a);
        assertThat(a.all(CustomerRedemptionsReversed.class).getLast().isNew()).isTrue();
    }

    private static void redeem(Till till, String code, String transactionId) {
        till.create(
                code,
                "{'transaction_id': '" + transactionId
                        + "', 'total_transaction_cost': 9, 'confirmed': true, 'customer_identifier': 'cust-77'}");
    }
}
