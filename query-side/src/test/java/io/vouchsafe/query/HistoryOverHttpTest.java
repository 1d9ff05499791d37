package io.vouchsafe.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.campaign.CampaignActivated;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.events.type.VoucherType;
import io.vouchsafe.events.voucher.VoucherAssigned;
import io.vouchsafe.events.voucher.VoucherDeleted;
import io.vouchsafe.events.voucher.VoucherExpired;
import io.vouchsafe.events.voucher.VoucherRevised;
import io.vouchsafe.events.voucher.VoucherState;
import io.vouchsafe.events.voucher.VoucherUnassigned;
import io.vouchsafe.events.voucher.VouchersIssued;
import io.vouchsafe.query.ReadSide.Answer;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryOverHttpTest {

    private static final Instant LATER = Given.NOON.plusSeconds(3600);
    private static final Pattern NEXT = Pattern.compile("<[^>]*/history(\\?[^>]*)>; rel=\"next\"");

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

    private static List<String> sentences(long project, String query) {
        Answer answer = readSide.own(project, "/history" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.texts(answer.body(), "sentence");
    }

    private static List<String> events(long project, String query) {
        Answer answer = readSide.own(project, "/history" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.texts(answer.body(), "event");
    }

    private static CampaignTerms budget(String name, @Nullable Long budgetMinor) {
        CampaignTerms terms = Given.mainTerms(name);
        return new CampaignTerms(
                null,
                name,
                null,
                null,
                terms.voucherType(),
                budgetMinor,
                null,
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
    }

    @Test
    void aCampaignsHistoryHasAllEditsOfItAndOfItsRules() {
        readSide.append(
                StreamIds.campaign(11),
                Given.created(1, 11, budget("Season", 50_000L)),
                new CampaignActivated(11, 1, Given.NOON),
                new CampaignRuleSet(11, 1, new CampaignRule.Budget(5, BudgetWindow.DAY, 10_000), 1, Given.NOON),
                new CampaignRuleSet(11, 1, new CampaignRule.NewCustomer(6), 1, Given.NOON),
                new CampaignRevised(11, 1, budget("Season", 80_000L), LATER),
                new CampaignRuleSet(11, 1, new CampaignRule.Budget(5, BudgetWindow.DAY, 9_000), 2, LATER),
                new CampaignRuleRemoved(11, 1, RuleKind.BUDGET, 5, LATER),
                new CampaignRevised(11, 1, budget("Autumn", null), LATER));

        assertThat(sentences(1, "?campaign_id=11"))
                .containsExactly(
                        "Main campaign \"Season\" created, in draft",
                        "Campaign activated",
                        "Budget rule 5 added: window \"DAY\", budget 100.00",
                        "New customer rule 6 added",
                        "Campaign changed: budget raised from 500.00 to 800.00",
                        "Budget rule 5 changed: budget lowered from 100.00 to 90.00",
                        "Budget rule 5 removed: window \"DAY\", budget 90.00",
                        "Campaign changed: budget taken away, it was 800.00; name changed from \"Season\" to \"Autumn\"");
        JsonNode revised = Json.read(readSide.own(1, "/history?campaign_id=11&type=campaign-revised")
                        .body())
                .get(0);
        assertThat(revised.get("changes").toString())
                .isEqualTo("[{\"attribute\":\"max_total_budget\",\"before\":500.00,\"after\":800.00}]");
        assertThat(revised.get("data")
                        .get("terms")
                        .get("max_total_budget_minor")
                        .asLong())
                .isEqualTo(80_000);
        assertThat(revised.get("time").asString()).isEqualTo("2026-03-09T13:00:00.123Z");
        assertThat(revised.get("stream").asString()).isEqualTo("campaign:11");
        assertThat(revised.get("sequence").asLong()).isEqualTo(4);
        assertThat(revised.get("who").toString())
                .isEqualTo(
                        "{\"credential\":\"key:1\",\"credential_name\":\"till\",\"user_id\":5,\"user_name\":\"Till 4\",\"request_id\":null}");
    }

    private static RedemptionDeclined declined(long id, long campaign, long voucher, RedemptionRequest request) {
        return new RedemptionDeclined(
                id,
                2,
                campaign,
                voucher,
                RedemptionStep.CONFIRM,
                request,
                true,
                List.of(
                        Refusal.of("campaign", RefusalCode.NOT_ACTIVE, "The campaign is not active"),
                        Refusal.of("base", RefusalCode.TIME_LIMIT_EXPIRED, "Too late")),
                Given.facts(),
                LATER);
    }

    private static RedemptionRequest by(long customer, String transaction) {
        return new RedemptionRequest(transaction, customer, 8_000, null, null, List.of(), null);
    }

    /** A voucher that was issued to a customer among others, taken back, edited, tried and deleted. */
    private static void life(long campaign, long customer, String transaction) {
        long first = campaign * 100;
        long voucher = first + 1;
        readSide.append(StreamIds.campaign(campaign), Given.created(2, campaign, budget("Life " + campaign, null)));
        readSide.person(customer, 2, "customer-" + customer);
        readSide.append(StreamIds.customer(customer), new CustomerRegistered(customer, 2, true, Given.NOON));
        readSide.append(
                StreamIds.issue(first),
                new VouchersIssued(
                        first,
                        2,
                        campaign,
                        first,
                        true,
                        "L",
                        List.of("L-" + first, "L-" + voucher, "L-" + (voucher + 1)),
                        Arrays.asList(null, customer, customer),
                        Given.NOON));
        VoucherState state = VoucherState.issued("L-" + voucher, true, customer);
        VoucherState free = state.assignedTo(null);
        VoucherState renamed = free.revised("M-" + voucher, false);
        readSide.append(StreamIds.voucher(voucher), new VoucherUnassigned(voucher, 2, campaign, free, Given.NOON));
        readSide.append(StreamIds.voucher(voucher), new VoucherRevised(voucher, 2, campaign, renamed, LATER));
        readSide.append(
                StreamIds.redemption(2, transaction),
                Given.validated(2, campaign, voucher, first + 50, by(customer, transaction)));
        readSide.append(
                StreamIds.declined(first + 51), declined(first + 51, campaign, voucher, by(customer, transaction)));
        readSide.append(StreamIds.redemption(2, transaction), Given.deleted(2, campaign, voucher, first + 50));
        readSide.append(
                StreamIds.voucher(voucher),
                new VoucherAssigned(voucher, 2, campaign, renamed.assignedTo(customer), LATER),
                new VoucherExpired(
                        voucher, 2, campaign, renamed.assignedTo(customer).invalidated(), LATER),
                new VoucherDeleted(
                        voucher,
                        2,
                        campaign,
                        renamed.assignedTo(customer).invalidated().removed(),
                        LATER));
    }

    @Test
    void aVouchersHistoryBeginsWithItsIssueAndGoesOnWhenItIsGone() {
        life(21, 210, "T-21");

        assertThat(sentences(2, "?voucher=2101"))
                .containsExactly(
                        "3 vouchers issued, 2 of them assigned to customers",
                        "Voucher taken back from its customer",
                        "Voucher changed: switched off; code changed from \"L-2101\" to \"M-2101\"",
                        "Redemption validated: 4.00 off 80.00",
                        "Confirmation declined: The campaign is not active; Too late",
                        "Unconfirmed redemption deleted; its transaction id is free again",
                        "Voucher assigned to a customer, who alone may redeem it",
                        "Voucher expired, for good",
                        "Voucher deleted, with its unconfirmed redemptions; its code is free again");
        assertThat(sentences(2, "?voucher=l-2102"))
                .containsExactly("3 vouchers issued, 2 of them assigned to customers");
        assertThat(events(2, "?voucher=2101&order=newest&limit=1")).containsExactly("voucher-deleted");
        JsonNode issued = Json.read(
                        readSide.own(2, "/history?voucher=2101&limit=1").body())
                .get(0);
        assertThat(issued.get("data").has("codes")).isFalse();
        assertThat(issued.get("subject").get("vouchers").asInt()).isEqualTo(3);
        assertThat(events(2, "?voucher=2101&redemptions=false")).hasSize(6).noneMatch(event -> event.startsWith("red"));
    }

    @Test
    void aRedemptionsHistoryHasItsDeclinedAttempts() {
        life(22, 220, "T 22/é");

        assertThat(events(2, "?transaction_id=T%2022/%C3%A9"))
                .containsExactly("redemption-validated", "redemption-declined", "redemption-deleted");
        assertThat(events(
                        2,
                        "?transaction_id=T%2022/%C3%A9&type=redemption-declined&campaign_id=22&voucher=2201"
                                + "&customer_identifier=customer-220"))
                .containsExactly("redemption-declined");
    }

    @Test
    void aCustomersHistoryHasWhatOthersDidWithTheirVouchers() {
        life(23, 230, "T-23");

        Answer answer = readSide.own(2, "/history?customer_identifier=%20customer-230");

        assertThat(Json.texts(answer.body(), "event"))
                .containsExactly(
                        "customer-registered",
                        "vouchers-issued",
                        "voucher-unassigned",
                        "redemption-validated",
                        "redemption-declined",
                        "redemption-deleted",
                        "voucher-assigned",
                        "voucher-expired",
                        "voucher-deleted");
        assertThat(Json.read(answer.body()).get(5).get("subject").toString())
                .isEqualTo(
                        "{\"campaign_id\":23,\"voucher_id\":2301,\"vouchers\":null,\"voucher_code\":null,"
                                + "\"redemption_id\":2350,\"transaction_id\":\"T-23\",\"customer_identifier\":\"customer-230\"}");
    }

    @Test
    void filtersAreCombinedAndPagesAreLinked() {
        readSide.append(
                StreamIds.area(9),
                new AreaDefined(9, 3, "north", "_p~iF~ps|U_ulLnnqC_mqNvxq`@", 1, Given.NOON),
                new AreaDefined(9, 3, "south", "_p~iF~ps|U_ulLnnqC_mqNvxq`@", 2, LATER));
        Given.campaign(readSide, 3, 32, VoucherType.UNIQUE, "A", "B");
        List<Long> positions = positions(3, "");
        assertThat(positions).hasSize(5).isSorted();

        for (String order : List.of("oldest", "newest")) {
            List<Long> paged = new ArrayList<>();
            String query = "?limit=2&order=" + order;
            while (query != null) {
                paged.addAll(positions(3, query));
                Matcher next = NEXT.matcher(readSide.own(3, "/history" + query).header("Link"));
                query = next.find() ? next.group(1) : null;
            }
            assertThat(order.equals("oldest") ? paged : paged.reversed()).isEqualTo(positions);
        }
        assertThat(sentences(3, "?type=area-defined&type=area-deleted"))
                .containsExactly("Area 9 \"north\" drawn", "Area 9 changed: name changed from \"north\" to \"south\"");
        assertThat(positions(3, "?from=" + positions.get(1) + "&to=" + positions.get(3)))
                .isEqualTo(positions.subList(1, 3));
        assertThat(events(3, "?from=2026-03-09T13:00:00Z")).containsExactly("area-defined");
        assertThat(events(3, "?to=2026-03-09T14:00:00.123+01:00")).hasSize(4);
        assertThat(events(3, "?user=5")).hasSize(5);
        assertThat(events(3, "?user=6")).isEmpty();
        assertThat(events(3, "?credential=key:1")).hasSize(5);
        assertThat(events(3, "?credential=key:2")).isEmpty();
    }

    private static List<Long> positions(long project, String query) {
        List<Long> positions = new ArrayList<>();
        Json.read(readSide.own(project, "/history" + query).body())
                .forEach(entry -> positions.add(entry.get("position").asLong()));
        return positions;
    }

    @Test
    void whatCannotBeReadIsRefusedAllAtOnce() {
        for (String path : List.of("/history", "/history/export")) {
            Answer answer = readSide.own(
                    1,
                    path
                            + "?campaign_id=x&type=ledger-charged&user=-1&credential=root&redemptions=no&from=soon&to=2026-03-09"
                            + "&after=1e3&limit=1001&order=random&voucher=nobody");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            List<String> refused = new ArrayList<>();
            Json.read(answer.body())
                    .get("errors")
                    .forEach(error -> refused.add(error.get("attribute").asString() + " "
                            + error.get("code").asString()));
            assertThat(refused)
                    .containsExactly(
                            "campaign_id invalid",
                            "type unexpected_value",
                            "user invalid",
                            "credential invalid",
                            "redemptions unexpected_value",
                            "from invalid_datetime",
                            "to invalid_datetime",
                            "after invalid",
                            "limit above_maximum",
                            "order unexpected_value");
        }
    }

    @Test
    void whatAProjectNeverHadIsUnknown() {
        life(24, 240, "T-24");
        for (String query : List.of(
                "campaign_id=24",
                "voucher=2401",
                "voucher=L-2402",
                "transaction_id=T-24",
                "customer_identifier=customer-240")) {
            assertThat(events(2, "?" + query)).as(query).isNotEmpty();
            assertThat(readSide.own(7, "/history?" + query).status()).as(query).isEqualTo(404);
            assertThat(readSide.own(7, "/history/export?" + query).status())
                    .as(query)
                    .isEqualTo(404);
        }
        assertThat(readSide.own(2, "/history?voucher=%00").status()).isEqualTo(404);
        assertThat(readSide.own(2, "/history?transaction_id=%00").status()).isEqualTo(404);
        assertThat(readSide.own(2, "/history?customer_identifier=%00").status()).isEqualTo(404);
        assertThat(events(7, "")).isEmpty();
    }
}
