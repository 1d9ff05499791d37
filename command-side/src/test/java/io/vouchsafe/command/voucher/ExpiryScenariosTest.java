package io.vouchsafe.command.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Vouchers that are invalidated by a list (contract §2.4, §3.4, §5.2 #9). */
class ExpiryScenariosTest {

    private static final AtomicLong PROJECTS = new AtomicLong();
    private static final String PERCENT = ", 'discount_type': 'percentage', 'discount_value': 5";

    private static TestDatabase database;
    private static CommandSide side;

    private final long project = PROJECTS.incrementAndGet();
    private CampaignDesk campaigns;
    private VoucherDesk vouchers;
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
        till = new Till(side, project);
        unique = campaigns.discount(campaigns.main("Season", ""), "Autumn", PERCENT);
        generic =
                campaigns.discount(campaigns.main("Other season", ""), "Sale", PERCENT + ", 'voucher_type': 'generic'");
        mark = side.lastIndex();
    }

    private List<DomainEvent> events() {
        return side.eventsAfter(mark).stream().map(Stored::event).toList();
    }

    private String outcome(Runnable request) {
        mark = side.lastIndex();
        return Till.outcome(request);
    }

    @Test
    @DisplayName("§5.2 #9: vouchers of several campaigns are expired together; unknown codes are ignored")
    void expiresAList() {
        long one = vouchers.voucher(unique, "ONE").id();
        long two = vouchers.create(generic, "{'active': false, 'code': 'Two', 'customer_identifier': 'cust-77'}")
                .id();
        long no = side.sql()
                .sql("select no from events.person where project_id = ?")
                .param(project)
                .query(Long.class)
                .single();
        mark = side.lastIndex();
        Instant now = side.clock().instant();

        vouchers.expire("ONE", "UNKNOWN", " two ", "one", "\\u0000");

        assertThat(events())
                .containsExactly(
                        new VoucherExpired(
                                one,
                                project,
                                unique,
                                VoucherState.issued("ONE", true, null).invalidated(),
                                now),
                        new VoucherExpired(
                                two,
                                project,
                                generic,
                                VoucherState.issued("Two", false, no).invalidated(),
                                now));
        assertThat(outcome(() -> till.redeem("ONE", "ORDER-1"))).isEqualTo("voucher/expired");
        assertThat(outcome(() -> vouchers.expire("ONE", "TWO"))).isEqualTo("granted");
        assertThat(events()).isEmpty();
    }

    @Test
    @DisplayName("§5.2 #9: a unique voucher that was redeemed is skipped; a generic one in use is expired")
    void skipsWhatIsUsedUp() {
        vouchers.voucher(unique, "USED");
        till.redeem("USED", "ORDER-1");
        long popular = vouchers.voucher(generic, "POPULAR").id();
        till.redeem("POPULAR", "ORDER-2");
        mark = side.lastIndex();

        vouchers.expire("USED", "POPULAR");

        assertThat(events())
                .containsExactly(new VoucherExpired(
                        popular,
                        project,
                        generic,
                        VoucherState.issued("POPULAR", true, null).used(1).invalidated(),
                        side.clock().instant()));
        assertThat(outcome(() -> till.redeem("POPULAR", "ORDER-3"))).isEqualTo("voucher/expired");
    }

    @Test
    @DisplayName(
            "§3.4: any status except redeemed can be expired, validated too; what was validated cannot be confirmed then")
    void expiresWhatWasValidated() {
        vouchers.voucher(unique, "ONE");
        till.validate("ONE", "ORDER-1");

        vouchers.expire("ONE");

        assertThat(outcome(() -> till.confirm("ONE", "ORDER-1"))).isEqualTo("voucher/expired");
        assertThat(outcome(() -> till.delete("ONE", "ORDER-1"))).isEqualTo("granted");
    }

    @Test
    @DisplayName("§3.4: expired is final: an edit does not bring a voucher back, and it can still be deleted")
    void staysExpired() {
        vouchers.voucher(unique, "ONE");
        vouchers.expire("ONE");

        assertThat(vouchers.revise("ONE", "{'active': true, 'code': 'UNO'}").status())
                .isEqualTo("expired");
        assertThat(outcome(() -> till.redeem("UNO", "ORDER-1"))).isEqualTo("voucher/expired");
        assertThat(outcome(() -> vouchers.delete("UNO"))).isEqualTo("granted");
    }

    @Test
    @DisplayName("§5.2 #9: vouchers is required, a list of texts, and of 10,000 codes at most")
    void refusesWhatIsNoList() {
        vouchers.voucher(unique, "ONE");
        assertThat(outcome(() -> vouchers.expireBy("{}"))).isEqualTo("vouchers/required");
        assertThat(outcome(() -> vouchers.expireBy("{'vouchers': null}"))).isEqualTo("vouchers/required");
        for (String bad : List.of("'ONE'", "7", "{'0': 'ONE'}", "['ONE', 7]", "[['ONE']]", "['ONE', null]")) {
            assertThat(outcome(() -> vouchers.expireBy("{'vouchers': " + bad + "}")))
                    .as(bad)
                    .isEqualTo("vouchers/invalid");
            assertThat(events()).isEmpty();
        }
        assertThat(outcome(() -> vouchers.expireBy("{'vouchers': []}"))).isEqualTo("granted");
        String[] most =
                IntStream.rangeClosed(1, 10_000).mapToObj(i -> "NO-" + i).toArray(String[]::new);
        String[] tooMany = IntStream.rangeClosed(1, 10_001).mapToObj(i -> "ONE").toArray(String[]::new);
        assertThat(outcome(() -> vouchers.expire(most))).isEqualTo("granted");
        assertThat(outcome(() -> vouchers.expire(tooMany))).isEqualTo("vouchers/too_long");
        assertThat(events()).isEmpty();
    }

    @Test
    @DisplayName("§5.2 #9: a code of another project is unknown")
    void leavesOtherProjectsAlone() {
        vouchers.voucher(unique, "ONE");

        new VoucherDesk(side, PROJECTS.incrementAndGet()).expire("ONE");

        assertThat(outcome(() -> till.redeem("ONE", "ORDER-1"))).isEqualTo("granted");
    }

    @Test
    void expiresAsManyAsAListMayHoldInOneTransaction() throws InterruptedException {
        List<String> codes = vouchers
                .issue(
                        unique,
                        "{'active': true, 'size': 10000, 'code_type': 'mixed', 'random_part_length': 6, 'prefix': 'P'}")
                .stream()
                .map(voucher -> voucher.code())
                .toList();
        mark = side.lastIndex();

        vouchers.expire(codes.toArray(String[]::new));

        assertThat(events()).hasSize(10_000).hasOnlyElementsOfType(VoucherExpired.class);
        assertThat(side.sql()
                        .sql("select count(distinct xmin::text) from events.event where global_index > ?")
                        .param(mark)
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(outcome(() -> till.redeem(codes.getLast(), "ORDER-1"))).isEqualTo("voucher/expired");
    }
}
