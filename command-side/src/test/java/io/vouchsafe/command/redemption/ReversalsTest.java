package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Json;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.assignment.CustomerDesk;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.budget.LedgerEvent;
import io.vouchsafe.events.budget.LedgerReversed;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.customer.CustomerRedemptionsReversed;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.usage.UsageReversed;
import io.vouchsafe.events.voucher.VoucherRestored;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariant I6 of confirmed redemptions: what is redeemed and reversed counts nowhere, and that exactly once. */
class ReversalsTest {

    private static final long PROJECT = 1;
    private static final String FIVE_OFF =
            ", 'voucher_type': 'generic', 'discount_type': 'numeric', 'discount_value': 5";
    private static final String UNIQUE = ", 'voucher_type': 'unique', 'discount_type': 'numeric', 'discount_value': 5";

    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide side = CommandSide.on(database);
    private final CampaignDesk campaigns = new CampaignDesk(side, PROJECT);
    private final VoucherDesk vouchers = new VoucherDesk(side, PROJECT);
    private final CustomerDesk customers = new CustomerDesk(side, PROJECT);
    private final Till till = new Till(side, PROJECT);
    private long main;

    @BeforeEach
    void begin() {
        main = campaigns.main("Season", "");
    }

    @AfterEach
    void end() {
        Books.audited(side);
        side.close();
        database.close();
    }

    @Test
    void undoEverythingThatAConfirmationDid() {
        long campaign = campaigns.discount(main, "Spring", FIVE_OFF);
        vouchers.voucher(campaign, "SPRING");
        long before = side.lastIndex();
        redeemAs("SPRING", "ORDER-1", "cust-77");
        long redemption = side.eventsAfter(before).stream()
                .map(Stored::event)
                .filter(CustomerReturned.class::isInstance)
                .count();
        assertThat(redemption).isEqualTo(1);
        long mark = side.lastIndex();

        ReversalController.Reversal reversal = till.reverse("ORDER-1");

        assertThat(reversal.amount()).hasToString("5.00");
        assertThat(reversal.reason()).isEqualTo("Goods came back");
        assertThat(side.eventsAfter(mark).stream().map(Stored::event).<Class<?>>map(DomainEvent::getClass))
                .containsExactly(
                        RedemptionReversed.class,
                        VoucherRestored.class,
                        LedgerReversed.class,
                        LedgerReversed.class,
                        UsageReversed.class,
                        CustomerRedemptionsReversed.class);
        assertThat(ledgers()).isEqualTo(Map.of(campaign, LedgerState.EMPTY, main, LedgerState.EMPTY));
        assertThat(side.all(VoucherRestored.class).getFirst().state().uses()).isZero();
        assertThat(side.all(UsageReversed.class).getFirst().total()).isZero();
        assertThat(side.all(CustomerRedemptionsReversed.class).getFirst().isNew())
                .isTrue();
    }

    @Test
    void happenOnce() {
        vouchers.voucher(campaigns.discount(main, "Spring", FIVE_OFF), "SPRING");
        till.redeem("SPRING", "ORDER-1");

        assertThat(Till.outcome(() -> till.reverse("ORDER-1"))).isEqualTo("granted");
        long mark = side.lastIndex();
        assertThat(Till.outcome(() -> till.reverse("ORDER-1"))).isEqualTo("transaction_id/must_be_unique");
        assertThat(side.lastIndex()).isEqualTo(mark);
    }

    @Test
    void areOnlyForWhatIsConfirmed() {
        vouchers.voucher(campaigns.discount(main, "Spring", FIVE_OFF), "SPRING");
        till.validate("SPRING", "ORDER-1");

        assertThat(Till.outcome(() -> till.reverse("ORDER-1"))).isEqualTo("transaction_id/invalid");
        till.delete("SPRING", "ORDER-1");
        assertThat(Till.outcome(() -> till.reverse("ORDER-1"))).isEqualTo("404");
        assertThat(Till.outcome(() -> till.reverse("NEVER"))).isEqualTo("404");
    }

    @Test
    void nameEveryProblemOfTheRequest() {
        ReversalController reversals = side.part(ReversalController.class);
        for (String body : List.of(
                "{} = transaction_id/required reason/required",
                "{'transaction_id': 'A', 'reason': '" + "x".repeat(201) + "'} = reason/too_long",
                "{'transaction_id': 7, 'reason': ''} = transaction_id/invalid reason/required")) {
            String[] given = body.split(" = ", 2);
            assertThat(Till.outcome(() -> {
                        try {
                            reversals.reverse(CommandSide.admin(PROJECT), Json.body(given[0]));
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .isEqualTo(given[1]);
        }
    }

    @Test
    void keepTheTransactionIdTakenAndTheRedemptionOutOfSight() {
        vouchers.voucher(campaigns.discount(main, "Spring", FIVE_OFF), "SPRING");
        till.redeem("SPRING", "ORDER-1");
        till.reverse("ORDER-1");

        assertThat(Till.outcome(() -> till.redeem("SPRING", "ORDER-1"))).isEqualTo("transaction_id/must_be_unique");
        assertThat(Till.outcome(() -> till.confirm("SPRING", "ORDER-1"))).isEqualTo("404");
        assertThat(Till.outcome(() -> till.delete("SPRING", "ORDER-1"))).isEqualTo("404");
    }

    @Test
    void letAUniqueCodeBeUsedAgain() {
        long campaign = campaigns.discount(main, "Once", UNIQUE);
        vouchers.voucher(campaign, "ONCE");
        till.redeem("ONCE", "ORDER-1");
        assertThat(Till.outcome(() -> till.redeem("ONCE", "ORDER-2"))).isEqualTo("voucher/unique_code_already_used");

        till.reverse("ORDER-1");

        assertThat(Till.outcome(() -> till.redeem("ONCE", "ORDER-3"))).isEqualTo("granted");
        assertThat(Till.outcome(() -> till.reverse("ORDER-1"))).isEqualTo("transaction_id/must_be_unique");
        assertThat(Till.outcome(() -> till.redeem("ONCE", "ORDER-4"))).isEqualTo("voucher/unique_code_already_used");
    }

    @Test
    void listAFreeVoucherAgain() {
        long campaign = campaigns.discount(main, "Once", UNIQUE);
        vouchers.voucher(campaign, "ONCE");
        side.sql().sql("delete from command.free_voucher").update();
        till.redeem("ONCE", "ORDER-1");

        till.reverse("ORDER-1");

        assertThat(side.sql()
                        .sql("select count(*) from command.free_voucher")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void giveABudgetBackAfterTheCampaignWasEdited() {
        long campaign = campaigns.discount(main, "Spring", FIVE_OFF + ", 'max_total_budget': 10, 'max_redemptions': 2");
        vouchers.voucher(campaign, "SPRING");
        till.redeem("SPRING", "ORDER-1");
        till.redeem("SPRING", "ORDER-2");
        campaigns.revise(campaign, "{'max_total_budget': 5, 'max_redemptions': 1, 'status': 'inactive'}");

        till.reverse("ORDER-1");
        campaigns.revise(campaign, "{'status': 'active'}");
        assertThat(Till.outcome(() -> till.redeem("SPRING", "ORDER-3")))
                .isEqualTo("campaign/maximum_redemptions_exceeded campaign/budget_exceeded");
        till.reverse("ORDER-2");
        assertThat(Till.outcome(() -> till.redeem("SPRING", "ORDER-3"))).isEqualTo("granted");
    }

    @Test
    void letACampaignMoveOnceNothingOfItCounts() {
        long campaign = campaigns.discount(main, "Spring", FIVE_OFF);
        vouchers.voucher(campaign, "SPRING");
        till.redeem("SPRING", "ORDER-1");
        till.reverse("ORDER-1");
        long other = campaigns.main("Other season", "");
        campaigns.revise(campaign, "{'parent_id': " + other + "}");
        till.redeem("SPRING", "ORDER-2");

        assertThat(Till.outcome(() -> till.reverse("ORDER-1"))).isEqualTo("transaction_id/must_be_unique");
        assertThat(Till.outcome(() -> till.reverse("ORDER-2"))).isEqualTo("granted");
        assertThat(ledgers())
                .isEqualTo(Map.of(campaign, LedgerState.EMPTY, main, LedgerState.EMPTY, other, LedgerState.EMPTY));
    }

    @Test
    void undoTheWindowsThatStillRunAndNoOthers() {
        long campaign = campaigns.discount(main, "Spring", FIVE_OFF);
        vouchers.voucher(campaign, "SPRING");
        till.redeem("SPRING", "ORDER-1");
        side.clock().move(Duration.ofDays(1));
        till.redeem("SPRING", "ORDER-2");
        LedgerState before = Objects.requireNonNull(ledgers().get(campaign));

        till.reverse("ORDER-1");

        LedgerState after = Objects.requireNonNull(ledgers().get(campaign));
        assertThat(after.redemptions()).isEqualTo(1);
        assertThat(after.spentMinor()).isEqualTo(500);
        before.windows()
                .forEach((window, spent) -> assertThat(after.windows().get(window))
                        .as(window)
                        .isEqualTo(window.startsWith("d") || window.startsWith("h") ? spent : Long.valueOf(500)));
    }

    @Test
    void makeACustomerNewOnlyIfNothingElseCountsAnywhere() {
        vouchers.voucher(campaigns.discount(main, "One", FIVE_OFF), "ONE");
        vouchers.voucher(campaigns.discount(campaigns.main("Other season", ""), "Two", FIVE_OFF), "TWO");
        redeemAs("ONE", "ORDER-1", "cust-77");
        redeemAs("ONE", "ORDER-2", "cust-77");
        redeemAs("TWO", "ORDER-3", "cust-77");

        till.reverse("ORDER-1");
        assertThat(side.all(CustomerRedemptionsReversed.class)).isEmpty();
        till.reverse("ORDER-2");
        assertThat(lastOfCustomer()).satisfies(last -> {
            assertThat(last.redeemed()).isTrue();
            assertThat(last.isNew()).isFalse();
        });
        till.reverse("ORDER-3");
        assertThat(lastOfCustomer()).satisfies(last -> {
            assertThat(last.redeemed()).isFalse();
            assertThat(last.isNew()).isTrue();
        });
        redeemAs("TWO", "ORDER-4", "cust-77");
        assertThat(side.all(CustomerReturned.class)).hasSize(2);
    }

    @Test
    void leaveWhoWasRegisteredAsKnownKnown() {
        customers.create("{'identifier': 'cust-77', 'is_new': false}");
        vouchers.voucher(campaigns.discount(main, "One", FIVE_OFF), "ONE");
        redeemAs("ONE", "ORDER-1", "cust-77");

        till.reverse("ORDER-1");

        assertThat(lastOfCustomer().isNew()).isFalse();
        assertThat(lastOfCustomer().redeemed()).isFalse();
    }

    private CustomerRedemptionsReversed lastOfCustomer() {
        return side.all(CustomerRedemptionsReversed.class).getLast();
    }

    private void redeemAs(String code, String transactionId, String customer) {
        till.create(
                code,
                "{'transaction_id': '" + transactionId
                        + "', 'total_transaction_cost': 100, 'confirmed': true, 'customer_identifier': '" + customer
                        + "'}");
    }

    private Map<Long, LedgerState> ledgers() {
        Map<Long, LedgerState> ledgers = new TreeMap<>();
        for (Stored stored : side.eventsAfter(0)) {
            if (stored.event() instanceof LedgerEvent ledger) {
                assertThat(stored.stream()).isEqualTo(StreamIds.ledger(ledger.campaignId()));
                ledgers.put(ledger.campaignId(), ledger.state());
            }
        }
        return ledgers;
    }
}
