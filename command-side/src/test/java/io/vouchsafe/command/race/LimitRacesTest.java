package io.vouchsafe.command.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariant I1 within one process: however many ask at once, exactly the limit is granted. */
class LimitRacesTest {

    private static final long PROJECT = 1;
    private static final int CLIENTS = 64;
    private static final int EACH = 4;

    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide side = CommandSide.on(database);
    private final CampaignDesk campaigns = new CampaignDesk(side, PROJECT);
    private final VoucherDesk vouchers = new VoucherDesk(side, PROJECT);
    private final Till till = new Till(side, PROJECT);
    private long main;

    @BeforeEach
    void begin() {
        main = campaigns.main("Season", "");
    }

    @AfterEach
    void end() {
        side.close();
        database.close();
    }

    /** An active campaign of generic codes for 5.00 off, with one code named after it. */
    private long campaign(long parent, String name, String further) {
        long id = campaigns.discount(
                parent, name, ", 'voucher_type': 'generic', 'discount_type': 'numeric', 'discount_value': 5" + further);
        vouchers.voucher(id, name);
        return id;
    }

    @Test
    void redeemsAHotCampaignExactlyAsOftenAsItAllows() throws Exception {
        campaign(main, "HOT", ", 'max_redemptions': 100");

        Map<String, Long> outcomes = Crowd.of(CLIENTS, EACH, i -> () -> till.redeem("HOT", "ORDER-" + i));

        assertThat(outcomes).isEqualTo(Map.of("granted", 100L, "campaign/maximum_redemptions_exceeded", 156L));
        assertThat(Books.audited(side).confirmed()).hasSize(100);
    }

    @Test
    void grantsExactlyTheBudgetOfAHotCampaign() throws Exception {
        long campaign = campaign(main, "HOT", ", 'max_total_budget': 504.99");

        Map<String, Long> outcomes = Crowd.of(CLIENTS, EACH, i -> () -> till.redeem("HOT", "ORDER-" + i));

        assertThat(outcomes).isEqualTo(Map.of("granted", 100L, "campaign/budget_exceeded", 156L));
        assertThat(Books.audited(side).spent(campaign)).isEqualTo(50_000);
    }

    @Test
    void confirmsExactlyTheBudgetOfAHotCampaign() throws Exception {
        long campaign = campaign(main, "HOT", ", 'max_total_budget': 500");

        Map<String, Long> outcomes = Crowd.of(CLIENTS, EACH, i -> () -> {
            till.validate("HOT", "ORDER-" + i);
            till.confirm("HOT", "ORDER-" + i);
        });

        assertThat(outcomes).isEqualTo(Map.of("granted", 100L, "campaign/budget_exceeded", 156L));
        assertThat(Books.audited(side).spent(campaign)).isEqualTo(50_000);
    }

    @Test
    void grantsExactlyTheLimitsOfAMainCampaignAcrossItsChildren() throws Exception {
        long limited = campaigns.main("Limited", ", 'max_redemptions': 100, 'max_total_budget': 400");
        long one = campaign(limited, "ONE", "");
        long other = campaign(limited, "OTHER", "");

        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, EACH, i -> () -> till.redeem(i % 2 == 0 ? "ONE" : "OTHER", "ORDER-" + i));

        assertThat(outcomes).isEqualTo(Map.of("granted", 80L, "campaign/total_budget_exceeded", 176L));
        Books books = Books.audited(side);
        assertThat(books.spent(one) + books.spent(other)).isEqualTo(40_000);
    }

    @Test
    void letsOneOfManyHaveAUniqueCode() throws Exception {
        long campaign = campaigns.discount(main, "Once", ", 'discount_type': 'numeric', 'discount_value': 5");
        vouchers.voucher(campaign, "ONCE");
        for (int i = 0; i < 32; i++) {
            till.validate("ONCE", "ORDER-" + i);
        }

        Map<String, Long> outcomes = Crowd.of(32, 1, i -> () -> till.confirm("ONCE", "ORDER-" + i));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "voucher/unique_code_already_used", 31L));
        assertThat(Books.audited(side).confirmed()).hasSize(1);
    }

    @Test
    void letsOneOfManyHaveATransactionIdAcrossTrees() throws Exception {
        campaign(main, "ONE", "");
        campaign(campaigns.main("Another season", ""), "OTHER", "");

        Map<String, Long> outcomes = Crowd.of(32, 1, i -> () -> till.redeem(i % 2 == 0 ? "ONE" : "OTHER", "ORDER-1"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "transaction_id/must_be_unique", 31L));
        assertThat(Books.audited(side).confirmed()).hasSize(1);
    }

    @Test
    void confirmsARedemptionOnceForManyWhoAsk() throws Exception {
        campaign(main, "HOT", "");
        till.validate("HOT", "ORDER-1");

        Map<String, Long> outcomes = Crowd.of(32, 1, i -> () -> till.confirm("HOT", "ORDER-1"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "confirmed/already_confirmed", 31L));
        assertThat(Books.audited(side).confirmed()).hasSize(1);
    }

    @Test
    void eitherConfirmsOrDeletesARedemption() throws Exception {
        campaign(main, "HOT", "");
        for (int i = 0; i < 50; i++) {
            till.validate("HOT", "ORDER-" + i);
        }

        Map<String, Long> outcomes = Crowd.of(100, 1, i -> () -> {
            if (i % 2 == 0) {
                till.confirm("HOT", "ORDER-" + i / 2);
            } else {
                till.delete("HOT", "ORDER-" + i / 2);
            }
        });

        long confirmed = Books.audited(side).confirmed().size();
        assertThat(outcomes.get("granted")).isEqualTo(50);
        assertThat(outcomes.getOrDefault("base/can_not_delete_already_confirmed", 0L))
                .isEqualTo(confirmed);
        assertThat(outcomes.getOrDefault("404", 0L)).isEqualTo(50 - confirmed);
    }

    @Test
    void registersANewCustomerOnceFromManyTreesAtOnce() throws Exception {
        for (int i = 0; i < 8; i++) {
            campaign(campaigns.main("Season " + i, ""), "CODE-" + i, "");
        }

        Map<String, Long> outcomes = Crowd.of(
                32,
                1,
                i -> () -> till.create(
                        "CODE-" + i % 8,
                        "{'transaction_id': 'ORDER-" + i
                                + "', 'total_transaction_cost': 9, 'confirmed': true, 'customer_identifier': 'cust-77'}"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 32L));
        assertThat(side.sql()
                        .sql("select count(*) from events.person")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(side.all(CustomerRegistered.class)).hasSize(1);
        assertThat(side.all(CustomerReturned.class)).hasSize(1);
        Books books = Books.audited(side);
        assertThat(books.confirmed()).hasSize(32);
        assertThat(books.confirmed().stream()
                        .map(redemption -> redemption.request().customerNo()))
                .containsOnly(side.all(CustomerRegistered.class).getFirst().customerNo());
    }
}
