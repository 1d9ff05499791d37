package io.vouchsafe.command.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.contract.resource.CustomerResource;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers on request, and the vouchers that are theirs (contract §3.4, §3.7, §5.8). */
class AssignmentScenariosTest {

    private static final AtomicLong PROJECTS = new AtomicLong();
    private static final String PERCENT = ", 'discount_type': 'percentage', 'discount_value': 5";

    private static TestDatabase database;
    private static CommandSide side;

    private final long project = PROJECTS.incrementAndGet();
    private CampaignDesk campaigns;
    private VoucherDesk vouchers;
    private CustomerDesk customers;
    private Till till;
    private long unique;
    private long generic;
    private long mark;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        side = CommandSide.on(database);
    }

    @AfterAll
    static void stop() {
        side.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        campaigns = new CampaignDesk(side, project);
        vouchers = new VoucherDesk(side, project);
        customers = new CustomerDesk(side, project);
        till = new Till(side, project);
        long main = campaigns.main("Season", "");
        unique = campaigns.discount(main, "Autumn", PERCENT);
        generic =
                campaigns.discount(campaigns.main("Other season", ""), "Sale", PERCENT + ", 'voucher_type': 'generic'");
        mark = side.lastIndex();
    }

    private List<DomainEvent> events() {
        List<DomainEvent> events =
                side.eventsAfter(mark).stream().map(Stored::event).toList();
        mark = side.lastIndex();
        return events;
    }

    private List<Class<?>> kinds() {
        return events().stream().<Class<?>>map(Object::getClass).toList();
    }

    private String outcome(Runnable request) {
        mark = side.lastIndex();
        return Till.outcome(request);
    }

    private long number(String identifier) {
        return side.sql()
                .sql("select no from events.person where project_id = ? and identifier = ?")
                .params(project, identifier)
                .query(Long.class)
                .single();
    }

    private long known(String identifier) {
        return side.sql()
                .sql("select count(*) from events.person where project_id = ? and identifier = ?")
                .params(project, identifier)
                .query(Long.class)
                .single();
    }

    private String redeem(String code, String transactionId, String customer) {
        return outcome(() -> till.create(
                code,
                "{'transaction_id': '" + transactionId
                        + "', 'total_transaction_cost': 100, 'confirmed': true, 'customer_identifier': '" + customer
                        + "'}"));
    }

    private void validate(String code, String transactionId, String customer) {
        till.create(
                code,
                "{'transaction_id': '" + transactionId + "', 'total_transaction_cost': 100, 'customer_identifier': '"
                        + customer + "'}");
    }

    @Test
    @DisplayName("§5.8 #2: a customer is registered as new, or as known to the shop before")
    void registersACustomer() {
        Instant now = side.clock().instant();
        CustomerResource created = customers.create("{'identifier': ' cust-77 '}");
        assertThat(created).isEqualTo(new CustomerResource("Customer", "cust-77", true, now, now));
        assertThat(events()).containsExactly(new CustomerRegistered(number("cust-77"), project, true, now));

        assertThat(customers.create("{'identifier': 'old', 'is_new': false}").isNew())
                .isFalse();
        assertThat(customers.create("{'identifier': 'new', 'is_new': true}").isNew())
                .isTrue();
        assertThat(events())
                .containsExactly(
                        new CustomerRegistered(number("old"), project, false, now),
                        new CustomerRegistered(number("new"), project, true, now));
    }

    @Test
    @DisplayName("§5.8 #2: identifier is required, and unique in the project")
    void refusesAnIdentifierThatIsMissingOrTaken() {
        customers.customer("cust-77");
        validate(vouchers.voucher(unique, "FIRST").code(), "ORDER-1", "by-redemption");

        assertThat(outcome(() -> customers.create("{}"))).isEqualTo("identifier/required");
        assertThat(outcome(() -> customers.customer("  "))).isEqualTo("identifier/required");
        assertThat(outcome(() -> customers.customer("cust-77"))).isEqualTo("identifier/must_be_unique");
        assertThat(outcome(() -> customers.customer("by-redemption "))).isEqualTo("identifier/must_be_unique");
        assertThat(outcome(() -> customers.create("{'identifier': 7, 'is_new': 'no'}")))
                .isEqualTo("identifier/invalid is_new/invalid");
        assertThat(events()).isEmpty();
        assertThat(outcome(() -> customers.customer("Cust-77"))).isEqualTo("granted");
        assertThat(Till.outcome(() -> new CustomerDesk(side, PROJECTS.incrementAndGet()).customer("cust-77")))
                .isEqualTo("granted");
    }

    @Test
    @DisplayName("§5.8 #2: identifier of 255 characters at most")
    void takesIdentifiersUpToTheirLimit() {
        assertThat(outcome(() -> customers.customer("é".repeat(255)))).isEqualTo("granted");
        assertThat(outcome(() -> customers.customer("é".repeat(256)))).isEqualTo("identifier/too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\\\b", "..", ".", "a\\nb", "a\\u2028b", "a\\u0000b"})
    void refusesWhatCannotStandInAPathWhereverItIsSent(String escaped) {
        vouchers.voucher(generic, "ANY-" + project);
        String order =
                "'transaction_id': 'ORDER-1', 'total_transaction_cost': 9, 'customer_identifier': '" + escaped + "'";
        assertThat(outcome(() -> customers.customer(escaped))).isEqualTo("identifier/invalid");
        assertThat(outcome(() -> till.create("ANY-" + project, "{" + order + "}")))
                .isEqualTo("customer_identifier/invalid");
        assertThat(outcome(() -> vouchers.create(
                        unique, "{'active': true, 'code': 'A', 'customer_identifier': '" + escaped + "'}")))
                .isEqualTo("customer_identifier/invalid");
    }

    @Test
    @DisplayName("§3.7: a blank customer_identifier is none, in a redemption as in a voucher")
    void takesABlankIdentifierForNone() {
        assertThat(vouchers.create(generic, "{'active': true, 'code': 'BLANK', 'customer_identifier': ' \\t '}")
                        .customerIdentifier())
                .isNull();
        assertThat(till.create(
                                "BLANK",
                                "{'transaction_id': 'ORDER-1', 'total_transaction_cost': 9, 'customer_identifier': '  '}")
                        .customerIdentifier())
                .isNull();
        assertThat(side.sql()
                        .sql("select count(*) from events.person where project_id = ?")
                        .param(project)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("§5.8 #4: deleting a customer takes the vouchers back and forgets the person")
    void deletesACustomer() {
        customers.customer("cust-77");
        long no = number("cust-77");
        long one = vouchers.voucher(unique, "ONE").id();
        long two = vouchers.create(generic, "{'active': true, 'code': 'TWO', 'customer_identifier': 'cust-77'}")
                .id();
        customers.assign("cust-77", "ONE");
        mark = side.lastIndex();
        side.clock().move(Duration.ofMinutes(1));
        Instant now = side.clock().instant();

        customers.delete("cust-77");

        assertThat(events())
                .containsExactly(
                        new VoucherUnassigned(one, project, unique, VoucherState.issued("ONE", true, null), now),
                        new VoucherUnassigned(two, project, generic, VoucherState.issued("TWO", true, null), now),
                        new CustomerDeleted(no, project, now));
        assertThat(known("cust-77")).isZero();
        assertThat(outcome(() -> customers.delete("cust-77"))).isEqualTo("404");
        assertThat(redeem("ONE", "ORDER-1", "cust-78")).isEqualTo("granted");
        assertThat(redeem("TWO", "ORDER-2", "cust-78")).isEqualTo("granted");
    }

    @Test
    @DisplayName("§5.8 #4: a customer with a confirmed redemption can_not_be_deleted")
    void keepsACustomerWithAConfirmedRedemption() {
        vouchers.voucher(unique, "ONE");
        assertThat(redeem("ONE", "ORDER-1", "cust-77")).isEqualTo("granted");

        assertThat(outcome(() -> customers.delete("cust-77"))).isEqualTo("base/invalid");
        assertThat(events()).isEmpty();
        assertThat(known("cust-77")).isOne();
        assertThat(outcome(() -> customers.delete("unknown"))).isEqualTo("404");
        assertThat(outcome(() -> customers.delete("a/b"))).isEqualTo("404");
        assertThat(outcome(() -> new CustomerDesk(side, PROJECTS.incrementAndGet()).delete("cust-77")))
                .isEqualTo("404");
    }

    @Test
    @DisplayName("§5.8 #4: who comes back under the identifier of a deleted customer is somebody else")
    void givesAReturnedIdentifierANewNumber() {
        vouchers.voucher(generic, "ANY");
        validate("ANY", "ORDER-1", "cust-77");
        long before = number("cust-77");
        customers.delete("cust-77");

        assertThat(redeem("ANY", "ORDER-2", "cust-77")).isEqualTo("granted");

        assertThat(number("cust-77")).isNotEqualTo(before);
        assertThat(side.eventsAfter(0).stream()
                        .filter(stored -> stored.stream().equals("customer:" + number("cust-77")))
                        .<Object>map(stored -> stored.event().getClass()))
                .containsExactly(CustomerRegistered.class, CustomerReturned.class);
        assertThat(side.eventsAfter(0).stream()
                        .filter(stored -> stored.stream().equals("customer:" + before))
                        .<Object>map(stored -> stored.event().getClass()))
                .containsExactly(CustomerRegistered.class, CustomerDeleted.class);
    }

    @Test
    @DisplayName("§5.8 #4: a deleted customer's unconfirmed redemption can be deleted, but not confirmed")
    void confirmsNothingForADeletedCustomer() {
        vouchers.voucher(generic, "ANY");
        validate("ANY", "ORDER-1", "cust-77");
        validate("ANY", "ORDER-2", "cust-77");
        long no = number("cust-77");
        customers.delete("cust-77");

        assertThat(outcome(() -> till.confirm("ANY", "ORDER-1"))).isEqualTo("customer/invalid");
        customers.customer("cust-77");
        assertThat(outcome(() -> till.confirm("ANY", "ORDER-1"))).isEqualTo("customer/invalid");
        assertThat(outcome(() -> till.delete("ANY", "ORDER-1"))).isEqualTo("granted");
        assertThat(redeem("ANY", "ORDER-1", "cust-77")).isEqualTo("granted");
        assertThat(side.all(CustomerReturned.class)).noneMatch(returned -> returned.customerNo() == no);
    }

    @Test
    @DisplayName("§5.8 #6: vouchers of several campaigns are assigned, and only their customer may redeem them")
    void assignsVouchers() {
        CustomerResource before = customers.customer("cust-77");
        long one = vouchers.voucher(unique, "ONE").id();
        long two = vouchers.voucher(generic, "TWO").id();
        long no = number("cust-77");
        mark = side.lastIndex();
        side.clock().move(Duration.ofMinutes(1));
        Instant now = side.clock().instant();

        assertThat(customers.assign("cust-77", "two", "ONE", " one ")).isEqualTo(before);

        assertThat(events())
                .containsExactly(
                        new VoucherAssigned(two, project, generic, VoucherState.issued("TWO", true, no), now),
                        new VoucherAssigned(one, project, unique, VoucherState.issued("ONE", true, no), now));
        assertThat(redeem("ONE", "ORDER-1", "cust-78")).isEqualTo("customer/does_not_match_assigned_customer");
        assertThat(redeem("ONE", "ORDER-1", "cust-77")).isEqualTo("granted");
    }

    @Test
    @DisplayName("§5.8 #6: assigning what is the customer's already changes nothing")
    void assignsAgainWithoutEffect() {
        vouchers.create(unique, "{'active': true, 'code': 'ONE', 'customer_identifier': 'cust-77'}");
        vouchers.create(unique, "{'active': true, 'code': 'USED', 'customer_identifier': 'cust-77'}");
        assertThat(redeem("USED", "ORDER-1", "cust-77")).isEqualTo("granted");

        assertThat(outcome(() -> customers.assign("cust-77", "ONE", "USED"))).isEqualTo("granted");
        assertThat(outcome(() -> customers.assign("cust-77"))).isEqualTo("granted");
        assertThat(events()).isEmpty();
    }

    @Test
    @DisplayName("§5.8 #6: all or nothing, with every reason")
    void assignsAllOrNothing() {
        customers.customer("cust-77");
        vouchers.voucher(unique, "FREE");
        vouchers.create(unique, "{'active': true, 'code': 'HERS', 'customer_identifier': 'cust-78'}");
        vouchers.voucher(unique, "USED");
        redeem("USED", "ORDER-1", "cust-79");
        vouchers.voucher(generic, "POPULAR");
        redeem("POPULAR", "ORDER-2", "cust-79");
        vouchers.voucher(unique, "OLD");
        vouchers.expire("OLD");
        vouchers.voucher(unique, "GONE");
        vouchers.delete("GONE");

        assertThat(outcome(() -> customers.assign(
                        "cust-77", "FREE", "HERS", "USED", "POPULAR", "OLD", "GONE", "UNKNOWN", "\\u0000")))
                .isEqualTo("vouchers/invalid vouchers/invalid vouchers/invalid"
                        + " vouchers/does_not_match_assigned_customer vouchers/unique_code_already_used"
                        + " vouchers/invalid vouchers/expired");
        assertThat(events()).isEmpty();
        assertThat(redeem("FREE", "ORDER-3", "cust-80")).isEqualTo("granted");
    }

    @Test
    @DisplayName("§5.8 #6: a voucher that is switched off, or whose campaign is not active, can be assigned")
    void assignsWhatCannotBeRedeemedYet() {
        customers.customer("cust-77");
        vouchers.create(unique, "{'active': false, 'code': 'OFF'}");
        vouchers.voucher(unique, "PAUSED");
        campaigns.revise(unique, "{'status': 'inactive'}");

        assertThat(outcome(() -> customers.assign("cust-77", "OFF", "PAUSED"))).isEqualTo("granted");
        assertThat(kinds()).isEqualTo(List.of(VoucherAssigned.class, VoucherAssigned.class));
    }

    @Test
    @DisplayName("§5.8 #6: an unknown customer is 404; the list is required, and of 1,000 codes at most")
    void refusesRequestsThatNameNobodyOrNothing() {
        vouchers.voucher(unique, "ONE");
        customers.customer("cust-77");
        String[] most = IntStream.rangeClosed(1, 1000).mapToObj(i -> "NO-" + i).toArray(String[]::new);
        String[] tooMany = IntStream.rangeClosed(1, 1001).mapToObj(i -> "ONE").toArray(String[]::new);

        assertThat(outcome(() -> customers.assign("unknown", "ONE"))).isEqualTo("404");
        assertThat(outcome(() -> new CustomerDesk(side, PROJECTS.incrementAndGet()).assign("cust-77", "ONE")))
                .isEqualTo("404");
        for (String bad : List.of("'ONE'", "{'0': 'ONE'}", "['ONE', 7]", "[['ONE']]", "[null]")) {
            assertThat(outcome(() -> customers.assigned("cust-77", "{'vouchers': " + bad + "}")))
                    .as(bad)
                    .isEqualTo("vouchers/invalid");
        }
        assertThat(outcome(() -> customers.assigned("cust-77", "{}"))).isEqualTo("vouchers/required");
        assertThat(outcome(() -> customers.assigned("cust-77", "{'vouchers': null}")))
                .isEqualTo("vouchers/required");
        assertThat(outcome(() -> customers.assign("cust-77", tooMany))).isEqualTo("vouchers/too_long");
        assertThat(outcome(() -> customers.assign("cust-77", most)).split(" ")).hasSize(1000);
        assertThat(events()).isEmpty();
    }

    @Test
    @DisplayName("§5.8 #7: vouchers are taken back, by a list in the body or in the query; others are skipped")
    void takesVouchersBack() {
        CustomerResource before = customers.customer("cust-77");
        long no = number("cust-77");
        for (String code : List.of("ONE", "TWO", "A,B", "FOUR")) {
            vouchers.voucher(unique, code);
        }
        vouchers.create(unique, "{'active': true, 'code': 'HERS', 'customer_identifier': 'cust-78'}");
        customers.assign("cust-77", "ONE", "TWO", "A,B", "FOUR");
        mark = side.lastIndex();

        assertThat(customers.unassign("cust-77", "ONE", "HERS", "UNKNOWN", "ONE"))
                .isEqualTo(before);
        assertThat(kinds()).isEqualTo(List.of(VoucherUnassigned.class));
        customers.unassignQueried("cust-77", "vouchers", "TWO", "ONE");
        assertThat(kinds()).isEqualTo(List.of(VoucherUnassigned.class));
        customers.unassignQueried("cust-77", "vouchers[]", "A,B");
        assertThat(kinds()).isEqualTo(List.of(VoucherUnassigned.class));
        assertThat(redeem("ONE", "ORDER-1", "cust-79")).isEqualTo("granted");
        assertThat(redeem("HERS", "ORDER-2", "cust-79")).isEqualTo("customer/does_not_match_assigned_customer");
        assertThat(side.sql()
                        .sql("select code from command.voucher where customer_no = ?")
                        .param(no)
                        .query(String.class)
                        .list())
                .containsExactly("FOUR");
        assertThat(outcome(() -> customers.unassign("unknown", "FOUR"))).isEqualTo("404");
        assertThat(outcome(() -> customers.unassignQueried("cust-77", "codes", "FOUR")))
                .isEqualTo("vouchers/required");
    }

    @Test
    @DisplayName("§5.8 #7: a voucher with a confirmed redemption keeps its customer")
    void leavesAUsedVoucherToItsCustomer() {
        vouchers.create(unique, "{'active': true, 'code': 'USED', 'customer_identifier': 'cust-77'}");
        redeem("USED", "ORDER-1", "cust-77");
        mark = side.lastIndex();

        customers.unassign("cust-77", "USED");

        assertThat(events()).isEmpty();
    }

    @Test
    @DisplayName("§3.7: is_new until the first confirmed redemption")
    void isNewUntilTheFirstConfirmation() {
        customers.customer("cust-77");
        Instant created = side.clock().instant();
        vouchers.voucher(generic, "ANY");
        validate("ANY", "ORDER-1", "cust-77");
        assertThat(customers.assign("cust-77").isNew()).isTrue();

        side.clock().move(Duration.ofMinutes(1));
        till.confirm("ANY", "ORDER-1");

        Instant now = side.clock().instant();
        assertThat(customers.assign("cust-77"))
                .isEqualTo(new CustomerResource("Customer", "cust-77", false, created, now));
    }

    @Test
    void takesBackMoreVouchersThanALaneIsKeptWaitingFor() {
        customers.customer("cust-77");
        String[] codes = IntStream.rangeClosed(1, 250)
                .mapToObj(i -> vouchers.voucher(i % 2 == 0 ? unique : generic, "C-" + i)
                        .code())
                .toArray(String[]::new);
        customers.assign("cust-77", codes);
        mark = side.lastIndex();

        customers.delete("cust-77");

        assertThat(kinds()).hasSize(251).last().isEqualTo(CustomerDeleted.class);
        assertThat(side.streamsWithHoles()).isEmpty();
    }
}
