package io.vouchsafe.command.voucher.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.assignment.CustomerDesk;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.contract.resource.VoucherResource;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which voucher is found, for whom, and what comes of it (contract §5.2, #3). */
class FindScenariosTest {

    private static final AtomicLong PROJECTS = new AtomicLong();
    private static final String PERCENT = ", 'discount_type': 'percentage', 'discount_value': 5";

    private static TestDatabase database;
    private static CommandSide side;

    private final long project = PROJECTS.incrementAndGet();
    private CampaignDesk campaigns;
    private VoucherDesk vouchers;
    private Finder finder;
    private Till till;
    private long main;

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
        finder = new Finder(side, project);
        till = new Till(side, project);
        main = campaigns.main("Season", ", 'medium': 'print'");
    }

    private long campaign(String name, String labels) {
        return campaigns.discount(main, name, PERCENT + labels);
    }

    private @Nullable String found(String... parameters) {
        VoucherResource found = finder.find(parameters);
        return found == null ? null : found.code();
    }

    private long listed(long campaignId) {
        return side.sql()
                .sql("select count(*) from command.free_voucher where campaign_id = ?")
                .param(campaignId)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("§5.2 #3: with a customer, the voucher is assigned to them, who are created if absent")
    void isAssignedToTheCustomerWhoIsRegisteredWithIt() {
        long campaign = campaign("Autumn", ", 'medium': 'print'");
        long id = vouchers.voucher(campaign, "ONE").id();
        long mark = side.lastIndex();

        VoucherResource found = Objects.requireNonNull(finder.find("medium=print", "customer_identifier= cust-77 "));

        assertThat(found.id()).isEqualTo(id);
        assertThat(found.code()).isEqualTo("ONE");
        assertThat(found.customerIdentifier()).isEqualTo("cust-77");
        assertThat(found.status()).isEqualTo("distributed");
        List<DomainEvent> events =
                side.eventsAfter(mark).stream().map(Stored::event).toList();
        CustomerRegistered customer = (CustomerRegistered) events.getFirst();
        assertThat(events)
                .containsExactly(
                        customer,
                        new VoucherAssigned(
                                id,
                                project,
                                campaign,
                                new VoucherState("ONE", true, customer.customerNo(), 0, false, false),
                                side.clock().instant()));
        assertThat(Till.outcome(() -> till.redeem("ONE", "ORDER-1")))
                .isEqualTo("customer/does_not_match_assigned_customer");
        assertThat(found("medium=print", "customer_identifier=cust-77")).isNull();
        assertThat(side.all(CustomerRegistered.class).stream().filter(event -> event.projectId() == project))
                .as("a search without a match registers nobody")
                .hasSize(1);
        assertThat(found("medium=print", "customer_identifier=nobody")).isNull();
        assertThat(side.all(CustomerRegistered.class).stream().filter(event -> event.projectId() == project))
                .hasSize(1);
    }

    @Test
    @DisplayName("§5.2 #3: a customer who holds one is handed out a new one")
    void isANewOneEachTime() {
        long campaign = campaign("Autumn", ", 'medium': 'print'");
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            vouchers.voucher(campaign, "CODE-" + i);
        }

        for (int i = 0; i < 5; i++) {
            all.add(found("medium=print", "customer_identifier=cust-77"));
        }

        assertThat(all).containsExactlyInAnyOrder("CODE-0", "CODE-1", "CODE-2", "CODE-3", "CODE-4");
        assertThat(listed(campaign)).isZero();
    }

    @Test
    @DisplayName("§5.2 #3: without a customer nothing is reserved")
    void isNotReservedForNobody() {
        long campaign = campaign("Autumn", ", 'medium': 'print'");
        vouchers.voucher(campaign, "ONE");
        long mark = side.lastIndex();

        assertThat(found("medium=print")).isEqualTo("ONE");
        assertThat(found("medium=print", "customer_identifier=")).isEqualTo("ONE");
        assertThat(side.eventsAfter(mark)).isEmpty();
    }

    @Test
    @DisplayName("§5.2 #3: generic codes are returned without assignment")
    void isNotAssignedIfItIsGeneric() {
        long campaign = campaign("Autumn", ", 'medium': 'print', 'voucher_type': 'generic'");
        vouchers.voucher(campaign, "SALE");
        till.redeem("SALE", "ORDER-1");
        long mark = side.lastIndex();

        VoucherResource found = Objects.requireNonNull(finder.find("medium=print", "customer_identifier=cust-77"));

        assertThat(found.code()).isEqualTo("SALE");
        assertThat(found.customerIdentifier()).isNull();
        assertThat(found.status()).isEqualTo("active");
        assertThat(side.eventsAfter(mark))
                .as("the customer is known from now on")
                .extracting(Stored::event)
                .hasOnlyElementsOfType(CustomerRegistered.class)
                .hasSize(1);
        assertThat(found("medium=print", "customer_identifier=cust-78")).isEqualTo("SALE");
    }

    @Test
    @DisplayName("§5.2 #3: at least one label must be given; OR within a parameter, AND across parameters")
    void isOfACampaignThatBearsTheLabels() {
        vouchers.voucher(campaign("A", ", 'medium': 'print', 'team': 'north'"), "A");
        vouchers.voucher(campaign("B", ", 'medium': 'web', 'team': 'south', 'purpose': 'win back'"), "B");
        vouchers.voucher(campaign("C", ", 'channel': 'app', 'budget_code': 'B-7'"), "C");
        vouchers.voucher(campaign("D", ""), "D");

        assertThat(found()).isNull();
        assertThat(found("customer_identifier=cust-77")).isNull();
        assertThat(found("medium=", "team=  ")).isNull();
        assertThat(found("medium=print")).isEqualTo("A");
        assertThat(found("medium[]=web")).isEqualTo("B");
        assertThat(found("purpose=win back", "medium=")).isEqualTo("B");
        assertThat(found("channel=app", "budget_code=B-7")).isEqualTo("C");
        assertThat(found("medium=print", "medium=web", "team=south")).isEqualTo("B");
        assertThat(found("medium=print", "medium[]=web", "team=north")).isEqualTo("A");
        assertThat(found("medium=print", "team=south")).isNull();
        assertThat(found("medium=Print")).isNull();
        assertThat(found("medium=a\0b")).isNull();
        Set<String> either = new HashSet<>();
        for (int i = 0; i < 100 && either.size() < 2; i++) {
            either.add(found("medium=print", "medium=web"));
        }
        assertThat(either).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    @DisplayName("§5.2 #3: candidates belong to an active campaign")
    void isOfAnActiveCampaignThatStillBearsTheLabel() {
        long campaign = campaign("Autumn", ", 'medium': 'print'");
        vouchers.voucher(campaign, "ONE");

        campaigns.revise(campaign, "{'status': 'inactive'}");
        assertThat(found("medium=print")).isNull();
        campaigns.revise(campaign, "{'status': 'active', 'medium': 'web'}");
        assertThat(found("medium=print")).isNull();
        assertThat(found("medium=web")).isEqualTo("ONE");
        campaigns.revise(main, "{'status': 'active'}");
        assertThat(found("medium=web")).isEqualTo("ONE");
        campaigns.revise(main, "{'status': 'inactive'}");
        assertThat(found("medium=web")).isNull();
        campaigns.revise(main, "{'status': 'active'}");
        assertThat(found("medium=web")).isEqualTo("ONE");
        long draft = campaigns
                .create("{'parent_id': " + main + ", 'campaign_type': 'discount', 'name': 'Draft', 'team': 'x'"
                        + PERCENT + "}")
                .id();
        vouchers.voucher(draft, "DRAFT");
        assertThat(found("team=x")).isNull();
        assertThat(new Finder(side, project + 1_000_000).find("medium=web")).isNull();
        campaigns.delete(campaign);
        assertThat(found("medium=web")).isNull();
    }

    @Test
    @DisplayName("§5.2 #3: candidates are active, unused, unassigned and not expired")
    void isFree() {
        long campaign = campaign("Autumn", ", 'medium': 'print'");
        vouchers.create(campaign, "{'active': false, 'code': 'OFF'}");
        vouchers.create(campaign, "{'active': true, 'code': 'HERS', 'customer_identifier': 'cust-77'}");
        vouchers.voucher(campaign, "USED");
        till.redeem("USED", "ORDER-1");
        long expired = vouchers.voucher(campaign, "EXPIRED").id();
        side.append(
                StreamIds.voucher(expired),
                new VoucherExpired(
                        expired,
                        project,
                        campaign,
                        VoucherState.issued("EXPIRED", true, null).invalidated(),
                        side.clock().instant()));
        vouchers.voucher(campaign, "GONE");
        vouchers.delete("GONE");
        vouchers.voucher(campaign, "SWITCHED");
        vouchers.revise("SWITCHED", "{'active': false}");

        assertThat(found("medium=print")).isNull();
        assertThat(listed(campaign)).as("each is looked at once").isZero();

        vouchers.revise("SWITCHED", "{'active': true}");
        assertThat(found("medium=print")).isEqualTo("SWITCHED");
        vouchers.revise("OFF", "{'active': true}");
        assertThat(found("medium=print", "customer_identifier=cust-1")).isIn("OFF", "SWITCHED");
        assertThat(found("medium=print", "customer_identifier=cust-1")).isIn("OFF", "SWITCHED");
        assertThat(found("medium=print", "customer_identifier=cust-1")).isNull();
    }

    @Test
    void isFreeAgainWhenItIsTakenBack() {
        long campaign = campaign("Autumn", ", 'medium': 'print'");
        vouchers.voucher(campaign, "ONE");
        assertThat(found("medium=print", "customer_identifier=cust-1")).isEqualTo("ONE");
        assertThat(found("medium=print")).isNull();

        new CustomerDesk(side, project).unassign("cust-1", "ONE");

        assertThat(found("medium=print", "customer_identifier=cust-2")).isEqualTo("ONE");
        new CustomerDesk(side, project).delete("cust-2");
        assertThat(found("medium=print")).isEqualTo("ONE");
    }

    @Test
    void isFoundAmongThousandsThatAreUsed() throws Exception {
        long campaign = campaign("Autumn", ", 'medium': 'print'");
        List<VoucherResource> batch = vouchers.issue(
                campaign,
                "{'active': true, 'size': 3000, 'code_type': 'mixed', 'random_part_length': 6, 'prefix': 'P'}");
        batch.subList(0, 2_999)
                .forEach(voucher -> side.append(
                        StreamIds.voucher(voucher.id()),
                        new VoucherExpired(
                                voucher.id(),
                                project,
                                campaign,
                                VoucherState.issued(voucher.code(), true, null).invalidated(),
                                side.clock().instant())));

        assertThat(found("medium=print", "customer_identifier=cust-1"))
                .isEqualTo(batch.getLast().code());
        assertThat(found("medium=print", "customer_identifier=cust-1")).isNull();
        assertThat(listed(campaign)).isZero();
    }
}
