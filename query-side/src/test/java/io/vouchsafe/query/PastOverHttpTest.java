package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.budget.LedgerCharged;
import io.vouchsafe.events.budget.LedgerState;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignDeleted;
import io.vouchsafe.events.campaign.CampaignEvent;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PastOverHttpTest {

    private static final Instant NOON = Given.NOON;

    private static TestDatabase database;
    private static ReadSide readSide;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        readSide = ReadSide.on(database);
    }

    @AfterAll
    static void stop() {
        readSide.close();
        database.close();
    }

    private static JsonNode asOf(long project, String what, Object moment) {
        Answer answer =
                readSide.own(project, what + "/as-of?" + (moment instanceof Instant ? "time=" : "position=") + moment);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private static int status(long project, String what, Object moment) {
        return readSide.own(project, what + "/as-of?" + (moment instanceof Instant ? "time=" : "position=") + moment)
                .status();
    }

    private static long head() {
        return readSide.sql()
                .sql("select max(global_index) from events.event")
                .query(Long.class)
                .single();
    }

    private static LedgerCharged charged(long campaign, LedgerState state, Instant at) {
        return new LedgerCharged(campaign, 1, 1, 400, state, at);
    }

    @Test
    void aCampaignStandsAsItStoodWithItsRulesItsBalanceAndItsMainCampaign() {
        CampaignTerms main = new CampaignTerms(
                null,
                "Main",
                null,
                null,
                VoucherType.UNIQUE,
                1_000L,
                3L,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        readSide.append(StreamIds.campaign(11), Given.created(1, 11, main));
        readSide.append(
                StreamIds.campaign(12), Given.created(1, 12, Given.childTerms(11, "Before", VoucherType.GENERIC)));
        long created = head();
        readSide.append(
                StreamIds.campaign(12),
                new CampaignActivated(12, 1, NOON.plusSeconds(10)),
                new CampaignRuleSet(
                        12, 1, new CampaignRule.Budget(5, BudgetWindow.HOUR, 500), 1, NOON.plusSeconds(20)));
        LedgerState once = LedgerState.EMPTY.charged(400, NOON.plusSeconds(30), ZoneOffset.UTC);
        readSide.append(StreamIds.ledger(12), charged(12, once, NOON.plusSeconds(30)));
        readSide.append(StreamIds.ledger(11), charged(11, once, NOON.plusSeconds(30)));
        long chargedAt = head();
        LedgerState twice = once.charged(400, NOON.plusSeconds(7200), ZoneOffset.UTC);
        readSide.append(StreamIds.ledger(12), charged(12, twice, NOON.plusSeconds(7200)));
        readSide.append(
                StreamIds.campaign(12),
                new CampaignRevised(12, 1, Given.childTerms(11, "After", VoucherType.GENERIC), NOON.plusSeconds(7300)),
                new CampaignRuleRemoved(12, 1, RuleKind.BUDGET, 5, NOON.plusSeconds(7300)));

        JsonNode first = asOf(1, "/campaigns/12", created);
        assertThat(first.get("campaign").get("status").asString()).isEqualTo("draft");
        assertThat(first.get("rules").isEmpty()).isTrue();
        assertThat(first.get("balance").get("redemptions").asLong()).isZero();
        assertThat(first.get("balance").get("charged_at").isNull()).isTrue();

        for (Object moment : List.of(chargedAt, NOON.plusSeconds(30), NOON.plusSeconds(3000))) {
            JsonNode then = asOf(1, "/campaigns/12", moment);
            assertThat(then.get("campaign").get("status").asString()).isEqualTo("active");
            assertThat(then.get("campaign").get("name").asString()).isEqualTo("Before");
            assertThat(then.get("revision").asLong()).isEqualTo(2);
            assertThat(then.get("rules").get(0).get("budget").toString()).isEqualTo("5.00");
            assertThat(then.get("balance").get("spent").toString()).isEqualTo("4.00");
            assertThat(window(then, "hour").toString())
                    .isEqualTo("{\"timeframe\":\"hour\",\"window\":\"h2026-03-09T12+00:00\",\"spent\":4.00,"
                            + "\"budget\":5.00,\"remaining\":1.00}");
            assertThat(window(then, "year").get("spent").toString()).isEqualTo("4.00");
            assertThat(window(then, "year").get("budget").isNull()).isTrue();
            assertThat(then.get("main").get("campaign").get("name").asString()).isEqualTo("Main");
            assertThat(then.get("main").get("balance").get("remaining").toString())
                    .isEqualTo("6.00");
            assertThat(then.get("main")
                            .get("balance")
                            .get("remaining_redemptions")
                            .asLong())
                    .isEqualTo(2);
            assertThat(then.get("main").get("main").isNull()).isTrue();
        }
        assertThat(window(asOf(1, "/campaigns/12", NOON.plusSeconds(4000)), "hour")
                        .get("spent")
                        .toString())
                .as("the next hour begins with nothing")
                .isEqualTo("0.00");

        JsonNode last = asOf(1, "/campaigns/12", Instant.parse("2990-01-01T00:00:00Z"));
        assertThat(last.get("campaign").get("name").asString()).isEqualTo("After");
        assertThat(last.get("rules").isEmpty()).isTrue();
        assertThat(last.get("balance").get("redemptions").asLong()).isEqualTo(2);
        assertThat(last.get("as_of").get("time").asString()).startsWith("20").isLessThan("2990");
        assertThat(asOf(1, "/campaigns/12", 999_999_999L)
                        .get("as_of")
                        .get("position")
                        .asLong())
                .isEqualTo(head());
    }

    private static JsonNode window(JsonNode campaign, String timeframe) {
        for (JsonNode window : campaign.get("balance").get("windows")) {
            if (window.get("timeframe").asString().equals(timeframe)) {
                return window;
            }
        }
        throw new AssertionError("no window " + timeframe);
    }

    @Test
    void aVoucherStandsAsItStood() {
        readSide.person(77, 1, "customer-77");
        readSide.append(StreamIds.campaign(31), Given.created(1, 31, Given.mainTerms("Main 31")));
        readSide.append(
                StreamIds.campaign(32), Given.created(1, 32, Given.childTerms(31, "Child", VoucherType.GENERIC)));
        long before = head();
        readSide.append(
                StreamIds.issue(3200),
                new VouchersIssued(
                        3200, 1, 32, 3200, true, null, List.of("ONE", "TWO"), Arrays.asList(null, 77L), NOON));
        VoucherState issued = VoucherState.issued("TWO", true, 77L);
        readSide.append(StreamIds.redemption(1, "T-32"), Given.redeemed(1, 32, 3201, 3250, Given.request("T-32")));
        readSide.append(StreamIds.voucher(3201), Given.used(1, 32, 3201, issued.used(1), 1));
        long used = head();
        VoucherState renamed = issued.used(1).revised("THREE", false);
        readSide.append(StreamIds.voucher(3201), new VoucherRevised(3201, 1, 32, renamed, NOON.plusSeconds(3600)));
        readSide.append(StreamIds.redemption(1, "T-33"), Given.redeemed(1, 32, 3201, 3251, Given.request("T-33")));
        readSide.append(
                StreamIds.voucher(3201), new VoucherDeleted(3201, 1, 32, renamed.removed(), NOON.plusSeconds(7200)));

        assertThat(status(1, "/vouchers/3201", before)).isEqualTo(404);
        assertThat(status(1, "/vouchers/3201", NOON.minusSeconds(1))).isEqualTo(404);
        JsonNode one = asOf(1, "/vouchers/one", NOON);
        assertThat(one.get("id").asLong()).isEqualTo(3200);
        assertThat(one.get("assigned").asBoolean()).isFalse();
        JsonNode fresh = asOf(1, "/vouchers/3201", NOON);
        assertThat(fresh.get("code").asString()).isEqualTo("TWO");
        assertThat(fresh.get("customer_identifier").asString()).isEqualTo("customer-77");
        assertThat(fresh.get("uses").asLong()).isZero();
        JsonNode then = asOf(1, "/vouchers/3201", used);
        assertThat(then.get("uses").asLong()).isEqualTo(1);
        assertThat(then.get("active").asBoolean()).isTrue();
        assertThat(then.get("latest").size()).isEqualTo(1);
        assertThat(then.get("latest").get(0).get("transaction_id").asString()).isEqualTo("T-32");
        assertThat(asOf(1, "/vouchers/3201", NOON.plusSeconds(3600)).get("code").asString())
                .isEqualTo("THREE");
        JsonNode last = asOf(1, "/vouchers/3201", head());
        assertThat(last.get("deleted").asBoolean()).isTrue();
        assertThat(last.get("latest").size()).isEqualTo(2);
        assertThat(status(1, "/vouchers/THREE", head()))
                .as("its code is free again")
                .isEqualTo(404);
    }

    @Test
    void aLongCampaignIsReadFromItsCheckpoints() {
        List<DomainEvent> events = new ArrayList<>();
        events.add(Given.created(1, 41, Given.mainTerms("Long")));
        for (int i = 1; i < 400; i++) {
            Instant at = NOON.plusSeconds(i);
            long rule = i % 7;
            events.add(
                    switch (i % 3) {
                        case 0 -> new CampaignRevised(41, 1, Given.mainTerms("Long " + i), at);
                        case 1 -> new CampaignRuleSet(41, 1, new CampaignRule.Budget(rule, BudgetWindow.DAY, i), i, at);
                        default -> new CampaignRuleRemoved(41, 1, RuleKind.BUDGET, rule, at);
                    });
        }
        readSide.append(StreamIds.campaign(41), events.toArray(DomainEvent[]::new));
        assertThat(readSide.own(1, "/history?campaign_id=41&limit=1").status()).isEqualTo(200);
        org.awaitility.Awaitility.await()
                .until(() -> readSide.sql()
                                .sql("select count(*) from views.campaign_checkpoint where campaign_id = 41")
                                .query(Long.class)
                                .single()
                        == 6);

        @Nullable CampaignState state = null;
        for (int i = 0; i < events.size(); i++) {
            state = CampaignState.evolve(state, (CampaignEvent) events.get(i));
            if (i % 61 == 0 || i % 64 > 61 || i == 399) {
                JsonNode then = asOf(1, "/campaigns/41", NOON.plusSeconds(i));
                assertThat(then.get("revision").asLong()).isEqualTo(i);
                assertThat(then.get("campaign").get("name").asString())
                        .isEqualTo(state.terms().name());
                List<String> rules = new ArrayList<>();
                then.get("rules")
                        .forEach(rule -> rules.add(rule.get("id") + " " + rule.get("budget") + " "
                                + rule.get("created_at").asString()));
                assertThat(rules)
                        .as("after event %d", i)
                        .isEqualTo(state.rules().entries().stream()
                                .map(entry -> entry.rule().id() + " "
                                        + ((CampaignRule.Budget) entry.rule()).budgetMinor() / 100
                                        + ".%02d ".formatted(((CampaignRule.Budget) entry.rule()).budgetMinor() % 100)
                                        + entry.createdAt())
                                .toList());
            }
        }
    }

    @Test
    void aDeletedCampaignSaysSoAndAnotherProjectsIsUnknown() {
        readSide.append(
                StreamIds.campaign(51),
                Given.created(1, 51, Given.mainTerms("Gone")),
                new CampaignDeleted(51, 1, NOON.plusSeconds(60)));
        Given.campaign(readSide, 1, 53, VoucherType.UNIQUE, "MINE");

        assertThat(asOf(1, "/campaigns/51", NOON).get("deleted").asBoolean()).isFalse();
        assertThat(asOf(1, "/campaigns/51", NOON.plusSeconds(60)).get("deleted").asBoolean())
                .isTrue();
        assertThat(status(1, "/campaigns/51", NOON.minusSeconds(1))).isEqualTo(404);
        for (String what : List.of("/campaigns/51", "/vouchers/5300", "/vouchers/MINE")) {
            assertThat(status(1, what, NOON)).as(what).isEqualTo(200);
            assertThat(status(2, what, NOON)).as(what).isEqualTo(404);
            assertThat(status(2, what, head())).as(what).isEqualTo(404);
        }
        for (String nothing : List.of("/campaigns/x", "/campaigns/99999999999999999999", "/campaigns/0")) {
            assertThat(status(1, nothing, NOON)).as(nothing).isEqualTo(404);
        }
    }

    @Test
    void theMomentMustBeOneAndReadable() {
        for (String what : List.of("/campaigns/1", "/vouchers/1")) {
            assertThat(refused(what, "")).containsExactly("time required");
            assertThat(refused(what, "?time=now&position=-1"))
                    .containsExactly("time invalid_datetime", "position invalid", "position must_be_null");
            assertThat(refused(what, "?time=%2B1000000000-01-01T00:00:00Z")).containsExactly("time invalid_datetime");
        }
    }

    private static List<String> refused(String what, String query) {
        Answer answer = readSide.own(1, what + "/as-of" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        List<String> refused = new ArrayList<>();
        Json.read(answer.body())
                .get("errors")
                .forEach(error -> refused.add(error.get("attribute").asString() + " "
                        + error.get("code").asString()));
        return refused;
    }
}
