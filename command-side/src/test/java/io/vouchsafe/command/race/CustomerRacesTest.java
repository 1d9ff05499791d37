package io.vouchsafe.command.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.assignment.CustomerDesk;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Customers and what is theirs, while many ask at once at two instances: nobody is given what is another's, and nobody is deleted who counts. */
class CustomerRacesTest {

    private static final long PROJECT = 1;
    private static final int CLIENTS = 32;
    private static final String FIVE_OFF = ", 'discount_type': 'numeric', 'discount_value': 5";

    private final TestDatabase database = TestDatabase.fresh();
    private final List<CommandSide> sides = List.of(CommandSide.on(database), CommandSide.on(database));
    private final CommandSide side = sides.getFirst();
    private final CampaignDesk campaigns = new CampaignDesk(side, PROJECT);
    private final VoucherDesk vouchers = new VoucherDesk(side, PROJECT);
    private long unique;
    private long generic;

    @BeforeEach
    void begin() {
        unique = campaigns.discount(campaigns.main("Season", ""), "Autumn", FIVE_OFF);
        generic = campaigns.discount(
                campaigns.main("Other season", ""), "Sale", FIVE_OFF + ", 'voucher_type': 'generic'");
    }

    @AfterEach
    void end() {
        sides.forEach(CommandSide::close);
        database.close();
    }

    private CustomerDesk customers(int client) {
        return new CustomerDesk(sides.get(client % 2), PROJECT);
    }

    private Till till(int client) {
        return new Till(sides.get(client % 2), PROJECT);
    }

    private void redeem(int client, String code, String transactionId, String customer) {
        till(client)
                .create(
                        code,
                        "{'transaction_id': '" + transactionId
                                + "', 'total_transaction_cost': 9, 'confirmed': true, 'customer_identifier': '"
                                + customer + "'}");
    }

    private long persons() {
        return side.sql()
                .sql("select count(*) from events.person")
                .query(Long.class)
                .single();
    }

    /** The numbers of those who were deleted; they own nothing, and nobody redeemed for them. */
    private Set<Long> auditedDeleted() {
        Set<Long> deleted = side.all(CustomerDeleted.class).stream()
                .map(CustomerDeleted::customerNo)
                .collect(Collectors.toSet());
        Set<Long> returned = new HashSet<>(side.all(CustomerReturned.class).stream()
                .map(CustomerReturned::customerNo)
                .toList());
        assertThat(deleted).noneMatch(returned::contains);
        for (var confirmed : Books.audited(side).confirmed()) {
            assertThat(deleted).doesNotContain(confirmed.request().customerNo());
        }
        assertThat(side.sql().sql("""
                                select count(*) from command.voucher v
                                 where customer_no is not null
                                   and not exists (select from events.person p where p.no = v.customer_no)""").query(Long.class).single()).isZero();
        assertThat(side.all(CustomerRegistered.class).size() - deleted.size()).isEqualTo((int) persons());
        return deleted;
    }

    @Test
    @DisplayName("§5.8 #6: of 32 customers who want one voucher, exactly one is given it")
    void givesOneVoucherToOneOfManyCustomers() throws Exception {
        vouchers.voucher(unique, "ONE");
        for (int i = 0; i < CLIENTS; i++) {
            customers(i).customer("cust-" + i);
        }

        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, 1, i -> () -> customers(i).assign("cust-" + i, "ONE"));

        assertThat(outcomes)
                .isEqualTo(Map.of("granted", 1L, "vouchers/does_not_match_assigned_customer", CLIENTS - 1L));
        assertThat(side.all(VoucherAssigned.class)).hasSize(1);
        auditedDeleted();
    }

    @Test
    @DisplayName("§5.8 #6: a voucher is redeemed by somebody or assigned to another, never both")
    void assignsOrRedeems() throws Exception {
        customers(0).customer("cust-77");
        for (int i = 0; i < CLIENTS; i++) {
            vouchers.voucher(unique, "CODE-" + i);
        }

        Map<String, Long> outcomes = Crowd.of(CLIENTS, 2, i -> () -> {
            String code = "CODE-" + i % CLIENTS;
            if (i % 2 == 0 ^ i < CLIENTS) {
                customers(i).assign("cust-77", code);
            } else {
                redeem(i / 2, code, "ORDER-" + i, "cust-78");
            }
        });

        assertThat(outcomes.get("granted")).isEqualTo(CLIENTS);
        assertThat(outcomes.keySet())
                .isSubsetOf(
                        "granted", "vouchers/unique_code_already_used", "customer/does_not_match_assigned_customer");
        assertThat(side.all(VoucherAssigned.class).size()
                        + Books.audited(side).confirmed().size())
                .isEqualTo(CLIENTS);
    }

    @Test
    @DisplayName("§5.8 #4: a customer is deleted or has a confirmed redemption, never both")
    void deletesOrRedeems() throws Exception {
        vouchers.voucher(generic, "ANY");
        vouchers.voucher(
                campaigns.discount(
                        campaigns.main("Third season", ""), "Third", FIVE_OFF + ", 'voucher_type': 'generic'"),
                "OTHER");
        for (int i = 0; i < CLIENTS; i++) {
            customers(i).customer("cust-" + i);
        }

        Map<String, Long> outcomes = Crowd.of(CLIENTS * 2, 1, i -> () -> {
            String customer = "cust-" + i % CLIENTS;
            if (i < CLIENTS) {
                customers(i).delete(customer);
            } else {
                redeem(i / 2, i % 4 < 2 ? "ANY" : "OTHER", "ORDER-" + i, customer);
            }
        });

        assertThat(outcomes.keySet()).isSubsetOf("granted", "base/invalid");
        Set<Long> deleted = auditedDeleted();
        assertThat(outcomes.get("granted")).isEqualTo(CLIENTS + deleted.size());
        assertThat(Books.audited(side).confirmed()).hasSize(CLIENTS);
        assertThat(persons()).isEqualTo(CLIENTS);
    }

    @Test
    @DisplayName("§5.8 #4: a validated redemption is confirmed or its customer is deleted, never both")
    void deletesOrConfirms() throws Exception {
        vouchers.voucher(generic, "ANY");
        for (int i = 0; i < CLIENTS; i++) {
            till(i).create(
                            "ANY",
                            "{'transaction_id': 'ORDER-" + i
                                    + "', 'total_transaction_cost': 9, 'customer_identifier': 'cust-" + i + "'}");
        }

        Map<String, Long> outcomes = Crowd.of(CLIENTS * 2, 1, i -> () -> {
            if (i < CLIENTS) {
                customers(i).delete("cust-" + i);
            } else {
                till(i / 2).confirm("ANY", "ORDER-" + i % CLIENTS);
            }
        });

        assertThat(outcomes.get("granted")).isEqualTo(CLIENTS);
        assertThat(outcomes.keySet()).isSubsetOf("granted", "base/invalid", "customer/invalid");
        assertThat(auditedDeleted().size() + Books.audited(side).confirmed().size())
                .isEqualTo(CLIENTS);
    }

    @Test
    @DisplayName("§5.8 #4: nobody is deleted while being given a voucher")
    void deletesOrAssigns() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            customers(i).customer("cust-" + i);
            vouchers.voucher(i % 2 == 0 ? unique : generic, "CODE-" + i);
        }

        Map<String, Long> outcomes = Crowd.of(CLIENTS * 3, 1, i -> () -> {
            int customer = i % CLIENTS;
            switch (i / CLIENTS) {
                case 0 -> customers(i).delete("cust-" + customer);
                case 1 -> customers(i / 2).assign("cust-" + customer, "CODE-" + customer);
                default ->
                    new VoucherDesk(sides.get(i / 2 % 2), PROJECT)
                            .create(
                                    unique,
                                    "{'active': true, 'code': 'NEW-" + customer + "', 'customer_identifier': 'cust-"
                                            + customer + "'}");
            }
        });

        // Whoever is given a new voucher after the deletion is registered anew; assigning comes too late for that.
        assertThat(outcomes.keySet()).isSubsetOf("granted", "404");
        assertThat(auditedDeleted()).hasSize(CLIENTS);
        assertThat(side.streamsWithHoles()).isEmpty();
    }

    @Test
    void deletesACustomerOnce() throws Exception {
        vouchers.create(unique, "{'active': true, 'code': 'ONE', 'customer_identifier': 'cust-77'}");

        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, 1, i -> () -> customers(i).delete("cust-77"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "404", CLIENTS - 1L));
        assertThat(auditedDeleted()).hasSize(1);
    }

    @Test
    @DisplayName("§5.8 #2: of many who register one identifier, exactly one does")
    void registersAnIdentifierOnce() throws Exception {
        Map<String, Long> outcomes =
                Crowd.of(CLIENTS, 1, i -> () -> customers(i).customer("cust-77"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "identifier/must_be_unique", CLIENTS - 1L));
        auditedDeleted();
    }

    @Test
    void neverUseTheNumberOfACustomerWhomTheOtherInstanceDeleted() {
        vouchers.voucher(generic, "ANY");
        vouchers.voucher(unique, "ONE");
        till(1).create("ANY", "{'transaction_id': 'A', 'total_transaction_cost': 9, 'customer_identifier': 'cust-77'}");
        customers(0).delete("cust-77");

        redeem(1, "ANY", "B", "cust-77");
        assertThat(side.all(CustomerRegistered.class)).hasSize(2);
        assertThat(Till.outcome(() -> customers(0).delete("cust-77"))).isEqualTo("base/invalid");

        customers(1).customer("cust-78");
        assertThat(Till.outcome(() -> customers(0).assign("cust-78", "ONE"))).isEqualTo("granted");
        customers(1).delete("cust-78");
        assertThat(Till.outcome(() -> customers(0).assign("cust-78", "ONE"))).isEqualTo("404");
        customers(1).customer("cust-78");
        assertThat(Till.outcome(() -> customers(0).assign("cust-78", "ONE"))).isEqualTo("granted");
        redeem(0, "ONE", "C", "cust-78");
        assertThat(auditedDeleted()).hasSize(2);
    }
}
