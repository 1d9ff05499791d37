package io.vouchsafe.command.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.CampaignRoute;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.VoucherResource;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A voucher's life, and batches that come whole or not at all (contract §3.4, §3.5, §5.2). */
class VoucherScenariosTest {

    private static final AtomicLong PROJECTS = new AtomicLong();
    private static final String PERCENT = ", 'discount_type': 'percentage', 'discount_value': 5";

    private static TestDatabase database;
    private static CommandSide side;

    private final long project = PROJECTS.incrementAndGet();
    private CampaignDesk campaigns;
    private VoucherDesk vouchers;
    private Till till;
    private long main;
    private long campaign;
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
        till = new Till(side, project);
        main = campaigns.main("Season", "");
        campaign = campaigns.discount(main, "Autumn", PERCENT);
        mark = side.lastIndex();
    }

    private List<DomainEvent> events() {
        return side.eventsAfter(mark).stream().map(Stored::event).toList();
    }

    private List<VoucherResource> batch(String prefix, int size, int length) throws InterruptedException {
        return vouchers.issue(
                campaign,
                "{'active': true, 'size': " + size + ", 'code_type': 'digits', 'random_part_length': " + length
                        + ", 'prefix': '" + prefix + "'}");
    }

    @Test
    void isCreatedUnderTheCodeThatWasGiven() {
        VoucherResource voucher = vouchers.create(campaign, "{'active': true, 'code': ' Summer '}");

        assertThat(voucher.code()).isEqualTo("Summer");
        assertThat(voucher.status()).isEqualTo("created");
        VouchersIssued issued = (VouchersIssued) events().getFirst();
        assertThat(events())
                .containsExactly(new VouchersIssued(
                        issued.issueId(),
                        project,
                        campaign,
                        voucher.id(),
                        true,
                        null,
                        List.of("Summer"),
                        null,
                        side.clock().instant()));
    }

    @Test
    void isCreatedForACustomerWhoIsRegisteredWithIt() {
        VoucherResource voucher =
                vouchers.create(campaign, "{'active': true, 'code': 'HERS', 'customer_identifier': 'cust-77'}");

        assertThat(voucher.customerIdentifier()).isEqualTo("cust-77");
        assertThat(voucher.status()).isEqualTo("distributed");
        VouchersIssued issued = (VouchersIssued) events().getLast();
        Long no = Objects.requireNonNull(issued.customers()).getFirst();
        assertThat(no).isNotNull();
        assertThat(side.sql()
                        .sql("select identifier from events.person where no = ?")
                        .param(no)
                        .query(String.class)
                        .single())
                .isEqualTo("cust-77");
        assertThat(Till.outcome(() -> till.redeem("HERS", "ORDER-1")))
                .isEqualTo("customer/does_not_match_assigned_customer");
    }

    @Test
    void hasACodeOfItsOwnInTheProject() {
        vouchers.voucher(campaign, "SUMMER");
        long other = campaigns.discount(main, "Other", PERCENT);

        assertThat(Till.outcome(() -> vouchers.voucher(other, "summer"))).isEqualTo("code/must_be_unique");
        assertThat(Till.outcome(() -> vouchers.create(campaign, "{'code': 'a/b'}")))
                .isEqualTo("code/invalid active/required");
        assertThat(Till.outcome(() -> vouchers.voucher(main, "MAIN")))
                .isEqualTo("campaign/not_allowed_to_have_vouchers");
        assertThat(Till.outcome(() -> vouchers.voucher(999_999, "NONE"))).isEqualTo("404");
    }

    @Test
    void isRevisedUntilItIsUsed() {
        VoucherResource voucher = vouchers.voucher(campaign, "SUMMER");
        mark = side.lastIndex();

        vouchers.revise("SUMMER", "{'active': false}");
        vouchers.revise(Long.toString(voucher.id()), "{'code': 'Winter', 'active': true}");
        vouchers.revise("winter", "{'code': 'WINTER'}");
        vouchers.revise("winter", "{}");

        assertThat(events())
                .containsExactly(
                        revised(voucher.id(), "SUMMER", false),
                        revised(voucher.id(), "Winter", true),
                        revised(voucher.id(), "WINTER", true));
        assertThat(Till.outcome(() -> till.redeem("SUMMER", "ORDER-1"))).isEqualTo("404");
        assertThat(vouchers.voucher(campaign, "SUMMER").id()).isNotEqualTo(voucher.id());
        assertThat(Till.outcome(() -> vouchers.revise("WINTER", "{'code': 'summer'}")))
                .isEqualTo("code/must_be_unique");
        till.redeem("WINTER", "ORDER-1");
        assertThat(Till.outcome(() -> vouchers.revise("WINTER", "{'active': false}")))
                .isEqualTo("base/invalid");
    }

    private VoucherRevised revised(long id, String code, boolean active) {
        return new VoucherRevised(
                id,
                project,
                campaign,
                new VoucherState(code, active, null, 0, false, false),
                side.clock().instant());
    }

    @Test
    void isDeletedUntilItIsUsed() {
        VoucherResource voucher = vouchers.voucher(campaign, "SUMMER");
        till.validate("SUMMER", "ORDER-1");
        mark = side.lastIndex();

        vouchers.delete("SUMMER");

        assertThat(events())
                .containsExactly(new VoucherDeleted(
                        voucher.id(),
                        project,
                        campaign,
                        new VoucherState("SUMMER", true, null, 0, false, true),
                        side.clock().instant()));
        assertThat(Till.outcome(() -> vouchers.delete("SUMMER"))).isEqualTo("404");
        assertThat(Till.outcome(() -> till.confirm("SUMMER", "ORDER-1"))).isEqualTo("404");
        vouchers.voucher(campaign, "SUMMER");
        till.redeem("SUMMER", "ORDER-2");
        assertThatExceptionOfType(ApiFailure.Invalid.class)
                .isThrownBy(() -> vouchers.delete("SUMMER"))
                .satisfies(failure -> assertThat(failure.body().code()).isEqualTo("can_not_be_deleted"));
    }

    @Test
    void isFoundByItsNumberBeforeACodeOfDigits() {
        VoucherResource one = vouchers.voucher(campaign, "ONE");
        VoucherResource digits = vouchers.voucher(campaign, Long.toString(one.id()));

        assertThat(vouchers.revise(digits.code(), "{'active': false}").id()).isEqualTo(one.id());
        vouchers.voucher(campaign, "999999999");
        assertThat(vouchers.revise("999999999", "{'active': false}").code()).isEqualTo("999999999");
    }

    @Test
    void comesInBatchesOfChunks() throws Exception {
        List<VoucherResource> issued = batch("B", 2_500, 8);

        assertThat(issued).hasSize(2_500).extracting(VoucherResource::code).doesNotHaveDuplicates();
        List<VouchersIssued> chunks =
                events().stream().map(event -> (VouchersIssued) event).toList();
        assertThat(chunks).extracting(chunk -> chunk.codes().size()).containsExactly(1_000, 1_000, 500);
        long first = issued.getFirst().id();
        assertThat(chunks)
                .extracting(VouchersIssued::firstVoucherId)
                .containsExactly(first, first + 1_000, first + 2_000);
        assertThat(chunks.stream().flatMap(chunk -> chunk.codes().stream()))
                .containsExactlyElementsOf(
                        issued.stream().map(VoucherResource::code).toList());
        assertThat(till.redeem(issued.getLast().code(), "ORDER-1").voucher().id())
                .isEqualTo(first + 2_499);
    }

    /** Rows past the commands, to fill a code space. */
    private void taken(String prefix, int from, int to) {
        side.sql()
                .sql(
                        "insert into command.voucher (id, project_id, campaign_id, code_key, code, active, created_at)"
                                + " select -? * 1000 - n, ?, ?, ? || to_char(n, 'FM000'), 'x', true, now() from generate_series(?, ?) as n")
                .params(project, project, campaign, prefix, from, to)
                .update();
    }

    @Test
    void comesInABatchThatAvoidsTheCodesThatAreTaken() throws Exception {
        taken("D-", 0, 599);

        assertThat(batch("d", 100, 3))
                .extracting(VoucherResource::code)
                .hasSize(100)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.compareTo("d-600") >= 0);
    }

    @Test
    void comesInNoBatchWhereTooFewCodesAreFreeAndLeavesThePrefix() throws Exception {
        taken("D-", 0, 998);
        mark = side.lastIndex();

        assertThat(Till.outcome(() -> issued("D", 3))).isEqualTo("random_part_length/below_minimum");
        assertThat(events()).isEmpty();
        assertThat(batch("D", 3, 4)).hasSize(3);
    }

    @Test
    void isNotIssuedUnderTheLockOfATreeThatItsCampaignHasLeft() {
        CampaignRoute stale = new CampaignRoute(project, campaign, main);
        campaigns.revise(campaign, "{'parent_id': " + campaigns.main("Other season", "") + "}");
        mark = side.lastIndex();

        assertThat(Till.outcome(() -> side.part(Dispatcher.class)
                        .send(
                                CommandSide.admin(project),
                                new CreateVoucher(stale, project, -project, "LATE-" + project, true, null))))
                .isEqualTo("503");
        assertThat(events()).isEmpty();
    }

    @Test
    void takesEachPrefixOnce() throws Exception {
        batch("Once", 3, 5);
        mark = side.lastIndex();

        assertThat(Till.outcome(() -> issued("ONCE", 5))).isEqualTo("prefix/must_be_unique");
        assertThat(events()).isEmpty();
    }

    private void issued(String prefix, int length) {
        try {
            batch(prefix, 3, length);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void comesInBatchesOnlyForUniqueCodesOfADiscountCampaign() {
        long generic = campaigns.discount(main, "Generic", PERCENT + ", 'voucher_type': 'generic'");
        String body = "{'active': true, 'size': 3, 'code_type': 'mixed', 'random_part_length': 5, 'prefix': 'G'}";

        for (long[] pair : new long[][] {{generic, 0}, {main, 1}}) {
            String expected = pair[1] == 0 ? "voucher_type/unexpected_value" : "campaign/not_allowed_to_have_vouchers";
            assertThat(Till.outcome(() -> {
                        try {
                            vouchers.issue(pair[0], body);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .isEqualTo(expected);
        }
    }

    /** The batch writes its rows before it takes the lock: if the campaign is gone by then, nothing of the batch may stay. */
    @Test
    void comesWholeOrNotAtAllWhenItsCampaignIsDeletedMeanwhile() throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            running.add(threads.submit(() -> Till.outcome(() -> {
                try {
                    batch("GONE", 5_000, 8);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            })));
            running.add(threads.submit(() -> campaigns.delete(campaign)));
        }
        for (Future<?> one : running) {
            one.get();
        }

        long codes = events().stream()
                .filter(VouchersIssued.class::isInstance)
                .mapToLong(event -> ((VouchersIssued) event).codes().size())
                .sum();
        assertThat(codes).isIn(0L, 5_000L);
        assertThat(running.getFirst().get()).isEqualTo(codes == 0 ? "404" : "granted");
        awaitPurge();
    }

    private void awaitPurge() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(side.sql()
                                .sql("""
                                        select (select count(*) from command.voucher where campaign_id = :id)
                                             + (select count(*) from command.free_voucher where campaign_id = :id)
                                             + (select count(*) from command.issue where campaign_id = :id)
                                             + (select count(*) from command.struck_campaign where id = :id)
                                        """)
                                .param("id", campaign)
                                .query(Long.class)
                                .single())
                        .isZero());
    }

    /** Deleting takes as long for a million vouchers as for one: their rows are removed later, and keep nobody from their codes until then. */
    @Test
    void leavesItsCodeAndPrefixToOthersAsSoonAsItsCampaignIsDeleted() throws Exception {
        vouchers.voucher(campaign, "SUMMER");
        List<VoucherResource> batch = batch("ONCE", 5_000, 6);
        till.validate("SUMMER", "ORDER-1");
        long other = campaigns.discount(main, "Other", PERCENT);

        campaigns.delete(campaign);

        assertThat(Till.outcome(() -> till.redeem("SUMMER", "ORDER-1"))).isEqualTo("404");
        vouchers.voucher(other, "summer");
        vouchers.voucher(other, batch.getLast().code());
        till.redeem("SUMMER", "ORDER-1");
        till.redeem(batch.getLast().code(), "ORDER-2");
        vouchers.issue(
                other, "{'active': true, 'size': 3, 'code_type': 'mixed', 'random_part_length': 5, 'prefix': 'once'}");
        awaitPurge();
        assertThat(Till.outcome(() -> vouchers.voucher(other, "SUMMER"))).isEqualTo("code/must_be_unique");
    }

    @Test
    void leavesItsCodeToOthersEvenWhereNobodyRemovesTheRowsOfItsCampaign() throws Exception {
        List<VoucherResource> batch = batch("LEFT", 50, 6);
        long other = campaigns.discount(main, "Other", PERCENT);
        // As if the process had ended between the deletion and the purge.
        side.sql()
                .sql("delete from command.campaign where id = ?")
                .param(campaign)
                .update();

        vouchers.voucher(other, batch.getFirst().code());
        vouchers.issue(
                other, "{'active': true, 'size': 3, 'code_type': 'mixed', 'random_part_length': 5, 'prefix': 'LEFT'}");

        till.redeem(batch.getFirst().code(), "ORDER-1");
        assertThat(Till.outcome(() -> till.redeem(batch.getLast().code(), "ORDER-2")))
                .isEqualTo("404");
        side.sql()
                .sql("insert into command.struck_campaign (id) values (?)")
                .param(campaign)
                .update();
        try (CommandSide next = CommandSide.on(database)) {
            assertThat(next).as("goes on at the start").isNotNull();
            awaitPurge();
        }
    }
}
