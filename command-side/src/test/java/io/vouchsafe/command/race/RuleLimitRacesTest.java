package io.vouchsafe.command.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.rule.RuleDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invariant I1 of limits that are set by rules, in one process and in two over one database: however many ask at once, exactly as many are
 * granted as the rule allows. The books replay every window from the events.
 */
class RuleLimitRacesTest {

    private static final long PROJECT = 1;
    private static final int CLIENTS = 64;
    private static final int EACH = 4;

    private final TestDatabase database = TestDatabase.fresh();
    private final List<CommandSide> sides = new ArrayList<>();
    private final List<Till> tills = new ArrayList<>();

    @AfterEach
    void end() {
        sides.forEach(CommandSide::close);
        database.close();
    }

    private void begin(int instances) {
        for (int i = 0; i < instances; i++) {
            sides.add(CommandSide.on(database));
            tills.add(new Till(sides.getLast(), PROJECT));
        }
    }

    private long main(String name) {
        return new CampaignDesk(sides.getFirst(), PROJECT).main(name, "");
    }

    /** An active campaign of generic codes for 5.00 off, with one code named after it. */
    private long campaign(long main, String name) {
        long id = new CampaignDesk(sides.getFirst(), PROJECT)
                .discount(main, name, ", 'voucher_type': 'generic', 'discount_type': 'numeric', 'discount_value': 5");
        new VoucherDesk(sides.getFirst(), PROJECT).voucher(id, name);
        return id;
    }

    private RuleDesk rules() {
        return new RuleDesk(sides.getFirst(), PROJECT);
    }

    /** Clients take the instances in turn. */
    private Till till(int client) {
        return tills.get(client % tills.size());
    }

    private static String order(int i, String customer, boolean confirmed) {
        return "{'transaction_id': 'ORDER-" + i + "', 'total_transaction_cost': 9, 'customer_identifier': '" + customer
                + "', 'confirmed': " + confirmed + "}";
    }

    private static Map<String, Long> granted(long granted, String refusal) {
        return Map.of("granted", granted, refusal, (long) CLIENTS * EACH - granted);
    }

    @ParameterizedTest(name = "§2.4 customer/per_customer_limit_exceeded: 64 clients at {0} instances, one customer")
    @ValueSource(ints = {1, 2})
    void letsACustomerInAsOftenAsTheRuleSays(int instances) throws Exception {
        begin(instances);
        rules().add(campaign(main("Season"), "HOT"), "per_customer_rule", "{'max_redemptions': 10}");

        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, EACH, i -> () -> till(i / EACH).create("HOT", order(i, "cust-77", true)));

        assertThat(outcomes).isEqualTo(granted(10, "customer/per_customer_limit_exceeded"));
        assertThat(Books.audited(sides.getFirst()).confirmed()).hasSize(10);
    }

    @ParameterizedTest(name = "§2.4 customer/per_customer_limit_exceeded: confirming at {0} instances, eight customers")
    @ValueSource(ints = {1, 2})
    void letsEachCustomerConfirmAsOftenAsTheRuleSays(int instances) throws Exception {
        begin(instances);
        rules().add(campaign(main("Season"), "HOT"), "per_customer_rule", "{'max_redemptions': 3}");
        for (int i = 0; i < CLIENTS * EACH; i++) {
            till(i).create("HOT", order(i, "cust-" + i % 8, false));
        }

        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, EACH, i -> () -> till(i / EACH).confirm("HOT", "ORDER-" + i));

        assertThat(outcomes).isEqualTo(granted(24, "customer/per_customer_limit_exceeded"));
        assertThat(Books.audited(sides.getFirst()).confirmed()).hasSize(24);
    }

    @ParameterizedTest(name = "§2.4 campaign/daily_budget_exceeded: 64 clients at {0} instances")
    @ValueSource(ints = {1, 2})
    void grantsExactlyTheBudgetOfTheDay(int instances) throws Exception {
        begin(instances);
        long campaign = campaign(main("Season"), "HOT");
        rules().add(campaign, "budget_rules", "{'timeframe': 'day', 'budget': 504.99}");

        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, EACH, i -> () -> till(i / EACH).redeem("HOT", "ORDER-" + i));

        assertThat(outcomes).isEqualTo(granted(100, "campaign/daily_budget_exceeded"));
        assertThat(Books.audited(sides.getFirst()).spent(campaign)).isEqualTo(50_000);
    }

    @ParameterizedTest(name = "§2.4 campaign/daily_budget_exceeded: of a main campaign, confirming at {0} instances")
    @ValueSource(ints = {1, 2})
    void confirmsExactlyTheBudgetOfTheMainCampaignsDay(int instances) throws Exception {
        begin(instances);
        long main = main("Season");
        long one = campaign(main, "ONE");
        long other = campaign(main, "OTHER");
        rules().add(main, "budget_rules", "{'timeframe': 'day', 'budget': 400}");

        Map<String, Long> outcomes = Crowd.of(CLIENTS, EACH, i -> () -> {
            String code = i % 2 == 0 ? "ONE" : "OTHER";
            till(i / EACH).validate(code, "ORDER-" + i);
            till(i / EACH).confirm(code, "ORDER-" + i);
        });

        assertThat(outcomes).isEqualTo(granted(80, "campaign/daily_budget_exceeded"));
        Books books = Books.audited(sides.getFirst());
        assertThat(books.spent(one) + books.spent(other)).isEqualTo(40_000);
    }

    @ParameterizedTest(name = "§2.4 customer/new_customer_required: one identifier 64 times at once, {0} instances")
    @ValueSource(ints = {1, 2})
    void letsANewCustomerInOnce(int instances) throws Exception {
        begin(instances);
        rules().add(campaign(main("Season"), "HOT"), "new_customer_rule", "{}");

        Map<String, Long> outcomes = Crowd.of(CLIENTS, 1, i -> () -> till(i).create("HOT", order(i, "cust-77", true)));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "customer/new_customer_required", CLIENTS - 1L));
        assertThat(Books.audited(sides.getFirst()).confirmed()).hasSize(1);
        assertThat(sides.getFirst().all(CustomerRegistered.class)).hasSize(1);
    }

    @ParameterizedTest(name = "§2.4 customer/new_customer_required: across four trees of the project, {0} instances")
    @ValueSource(ints = {1, 2})
    void letsANewCustomerInOnceAcrossTrees(int instances) throws Exception {
        begin(instances);
        for (int i = 0; i < 4; i++) {
            rules().add(campaign(main("Season " + i), "CODE-" + i), "new_customer_rule", "{}");
        }

        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, 1, i -> () -> till(i).create("CODE-" + i / 2 % 4, order(i, "cust-77", true)));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "customer/new_customer_required", CLIENTS - 1L));
        assertThat(Books.audited(sides.getFirst()).confirmed()).hasSize(1);
        assertThat(sides.getFirst().all(CustomerReturned.class)).hasSize(1);
    }

    @ParameterizedTest(name = "§5.4: budgets tighten and widen while 64 clients redeem at {0} instances")
    @ValueSource(ints = {1, 2})
    void neverPassesABudgetThatChangesMeanwhile(int instances) throws Exception {
        begin(instances);
        long main = main("Season");
        long campaign = campaign(main, "HOT");
        long rule = rules().add(campaign, "budget_rules", "{'timeframe': 'day', 'budget': 100}")
                .id();
        AtomicInteger redemptions = new AtomicInteger();

        Map<String, Long> outcomes = Crowd.of(CLIENTS, EACH, i -> () -> {
            if (i % 16 == 0) {
                rules().revise("budget_rules", rule, "{'budget': " + (i % 32 == 0 ? 50 : 200 + i) + "}");
            } else {
                till(i / EACH).redeem("HOT", "ORDER-" + i);
                redemptions.incrementAndGet();
            }
        });
        rules().revise("budget_rules", rule, "{'budget': 5000}");
        assertThat(Till.outcome(() -> till(0).redeem("HOT", "ORDER-LAST"))).isEqualTo("granted");

        assertThat(outcomes.keySet()).isSubsetOf("granted", "campaign/daily_budget_exceeded");
        Books books = Books.audited(sides.getFirst());
        assertThat(books.confirmed()).hasSize(redemptions.get() + 1);
        assertThat(books.spent(campaign)).isEqualTo(500L * (redemptions.get() + 1));
    }
}
