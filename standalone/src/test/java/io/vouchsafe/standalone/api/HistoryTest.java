package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The history and the past as an auditor asks for them, from what the real commands left. */
@ExtendWith(OneApplication.class)
class HistoryTest {

    private final RunningApplication application;
    private final long project;
    private final Api admin;
    private final Shop shop;

    HistoryTest(RunningApplication application) {
        this.application = application;
        this.project = application.newProject();
        this.admin = Api.on(application.port(), application.newKey(project, Role.ADMIN));
        this.shop = new Shop(admin);
    }

    private List<String> sentences(String query) {
        return admin.own().get("/history?" + query).list().stream()
                .map(entry -> entry.get("sentence").asString())
                .toList();
    }

    @Test
    void tellsWhoChangedACampaignAndWhatStoodThereBefore() {
        long campaign = shop.campaign(shop.mainCampaign(), "max_total_budget", 500);
        admin.send(
                        "PATCH",
                        "/campaigns/" + campaign,
                        object("max_total_budget", 800).text(),
                        "X-Request-Id",
                        "raise-1")
                .ok();
        long rule = admin.post("/campaigns/" + campaign + "/budget_rules", object("timeframe", "day", "budget", 20))
                .id();
        admin.patch("/budget_rules/" + rule, object("budget", 10.5)).ok();
        admin.delete("/budget_rules/" + rule).is(204);

        assertThat(sentences(
                        "campaign_id=" + campaign + "&redemptions=false&type=campaign-revised&type=campaign-rule-set"
                                + "&type=campaign-rule-removed"))
                .containsExactly(
                        "Campaign changed: budget raised from 500.00 to 800.00",
                        "Budget rule " + rule + " added: window \"DAY\", budget 20.00",
                        "Budget rule " + rule + " changed: budget lowered from 20.00 to 10.50",
                        "Budget rule " + rule + " removed: window \"DAY\", budget 10.50");
        JsonNode raised = admin.own()
                .get("/history?campaign_id=" + campaign + "&type=campaign-revised")
                .list()
                .getFirst();
        assertThat(raised.get("who").get("request_id").asString()).isEqualTo("raise-1");
        assertThat(raised.get("who").get("credential").asString()).startsWith("key:");
        assertThat(raised.get("who").get("credential_name").asString()).isEqualTo("admin");
        assertThat(raised.get("who").get("user_id").isNull()).isTrue();
    }

    @Test
    void knowsTheUserBehindAKeyAndFindsWhatTheUserDid() {
        long user = admin.own()
                .post(
                        "/users",
                        object(
                                "name", "Auditee",
                                "email", Shop.unique("auditee") + "@example.test",
                                "role", "admin",
                                "password", "long enough"))
                .id();
        String secret = admin.own()
                .post("/api-keys", object("name", "laptop", "role", "admin", "user_id", user))
                .ok()
                .get("secret")
                .asString();
        long theirs = new Shop(admin.as(Api.bearer(secret))).mainCampaign();
        shop.mainCampaign();

        List<JsonNode> done = admin.own().get("/history?user=" + user).list();

        assertThat(done).hasSize(1);
        assertThat(done.getFirst().get("subject").get("campaign_id").asLong()).isEqualTo(theirs);
        assertThat(done.getFirst().get("who").get("user_name").asString()).isEqualTo("Auditee");
        assertThat(done.getFirst().get("who").get("credential_name").asString()).isEqualTo("laptop");
    }

    @Test
    void followsAVoucherItsRedemptionAndItsCustomer() {
        long campaign = shop.campaign();
        String identifier = Shop.unique("jo") + "@example.test";
        String code = shop.voucher(campaign, "customer_identifier", identifier);
        String transaction = Shop.unique("T");
        shop.validate(code, transaction, 80, "customer_identifier", identifier).ok();
        shop.confirm(code, transaction).ok();
        shop.confirm(code, transaction).is(422);

        List<String> redemption =
                List.of("Redemption validated: 4.00 off 80.00", "Redemption confirmed: 4.00 off 80.00");
        assertThat(sentences("voucher=" + code))
                .first()
                .asString()
                .isEqualTo("Voucher issued, 1 of them assigned to customers");
        assertThat(sentences("voucher=" + code)).containsSubsequence(redemption);
        assertThat(sentences("transaction_id=" + transaction)).startsWith(redemption.toArray(String[]::new));
        assertThat(sentences("customer_identifier=" + Api.encoded(identifier)))
                .contains("Customer registered", "Voucher issued, 1 of them assigned to customers")
                .containsSubsequence(redemption);
        Answer csv = admin.own().get("/history/export?transaction_id=" + transaction);
        assertThat(csv.is(200).body()).contains(transaction).contains(code).contains(identifier);
        assertThat(admin.own()
                        .get("/history/export?format=ndjson&transaction_id=" + transaction)
                        .is(200)
                        .body())
                .contains(transaction);
    }

    @Test
    void showsHowThingsStoodAfterEachRedemption() {
        long main = shop.mainCampaign("max_total_budget", 100);
        long campaign = shop.campaign(main, "voucher_type", "generic");
        String code = shop.voucher(campaign);
        for (int i = 1; i <= 3; i++) {
            String transaction = Shop.unique("T");
            shop.redeem(code, transaction, 100).ok();
            long position = admin.own()
                    .get("/history?transaction_id=" + transaction)
                    .list()
                    .getFirst()
                    .get("position")
                    .asLong();
            JsonNode before = admin.own()
                    .get("/campaigns/" + campaign + "/as-of?position=" + (position - 1))
                    .ok();

            assertThat(before.get("balance").get("redemptions").asInt()).isEqualTo(i - 1);
            assertThat(before.get("main").get("balance").get("spent").decimalValue())
                    .isEqualByComparingTo(Integer.toString(5 * (i - 1)));
            assertThat(before.get("main").get("balance").get("remaining").decimalValue())
                    .isEqualByComparingTo(Integer.toString(100 - 5 * (i - 1)));
            assertThat(admin.own()
                            .get("/vouchers/" + code + "/as-of?position=" + (position - 1))
                            .ok()
                            .get("uses")
                            .asInt())
                    .isEqualTo(i - 1);
        }
        JsonNode now = admin.own()
                .get("/vouchers/" + code + "/as-of?time=2044-01-01T00:00:00Z")
                .ok();
        assertThat(now.get("uses").asInt()).isEqualTo(3);
        assertThat(now.get("latest").size()).isEqualTo(3);
    }

    @Test
    void isForAdminsOfTheProjectOnly() {
        long campaign = shop.campaign();
        String code = shop.voucher(campaign);
        Api stranger = application.newAdmin().own();
        Api till = admin.as(application.newKey(project, Role.POINT_OF_SALE)).own();
        for (String path : List.of(
                "/history?campaign_id=" + campaign,
                "/history/export?voucher=" + code,
                "/campaigns/" + campaign + "/as-of?time=2044-01-01T00:00:00Z",
                "/vouchers/" + code + "/as-of?time=2044-01-01T00:00:00Z")) {
            admin.own().get(path).is(200);
            stranger.get(path).isProblem(404, "not_found");
            till.get(path).isProblem(403, "forbidden");
        }
        assertThat(stranger.get("/history").list()).isEmpty();
    }
}
