package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Decisions as auditors and support see them: all that were made are listed, and each is explained by what was stored with it. */
@ExtendWith(OneApplication.class)
class DecisionsTest {

    private static final int STEPS = 250;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final RunningApplication application;
    private final long project;
    private final Api admin;
    private final Shop shop;
    private final List<Validated> validated = new ArrayList<>();

    DecisionsTest(RunningApplication application) {
        this.application = application;
        this.project = application.newProject();
        this.admin = Api.on(application.port(), application.newKey(project, Role.ADMIN));
        this.shop = new Shop(admin);
    }

    private List<JsonNode> decisions(String query) {
        return admin.own().get("/decisions?" + query).list();
    }

    private JsonNode explained(JsonNode decision) {
        return admin.own()
                .get("/decisions/" + decision.get("position").asLong())
                .ok();
    }

    private static JsonNode verdict(JsonNode explanation, String check) {
        return explanation.get("verdicts").values().stream()
                .filter(one -> one.get("check").asString().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhyARedemptionWasDeclinedAndWhatEveryRuleSaw() {
        long main = shop.mainCampaign("max_total_budget", 100);
        long campaign = shop.campaign(main, "voucher_type", "generic", "max_total_budget", 6);
        String code = shop.voucher(campaign);
        long budget = admin.post("/campaigns/" + campaign + "/budget_rules", object("timeframe", "day", "budget", 50))
                .id();
        admin.patch("/budget_rules/" + budget, object("budget", 5)).ok();
        String accepted = Shop.unique("T");
        String declined = Shop.unique("T");
        shop.redeem(code, accepted, 80).ok();
        shop.redeem(code, declined, 80).is(422);

        JsonNode yes = decisions("transaction_id=" + accepted).getFirst();
        assertThat(yes.get("outcome").asString()).isEqualTo("accepted");
        assertThat(yes.get("step").asString()).isEqualTo("redeem");
        assertThat(yes.get("sentence").asString()).isEqualTo("Validated and confirmed: 4.00 off 80.00.");
        assertThat(yes.get("discount").decimalValue()).isEqualByComparingTo("4.00");

        JsonNode no = decisions("transaction_id=" + declined).getFirst();
        assertThat(no.get("outcome").asString()).isEqualTo("declined");
        assertThat(no.get("redemption_id").isNull()).isTrue();
        assertThat(no.get("voucher_code").asString()).isEqualTo(code);
        JsonNode why = explained(no);
        assertThat(why.get("facts").get("campaign").get("spent").decimalValue()).isEqualByComparingTo("4.00");
        assertThat(why.get("facts").get("campaign").get("redemptions").asInt()).isEqualTo(1);
        assertThat(why.get("facts").get("main").get("id").asLong()).isEqualTo(main);
        assertThat(why.get("discount").get("sentence").asString()).isEqualTo("5 % of 80.00 is 4.00.");
        JsonNode total = verdict(why, "total_budget");
        assertThat(total.get("verdict").asString()).isEqualTo("refused");
        assertThat(total.get("requires").asString()).isEqualTo("The campaign has a budget of 6.00 in all.");
        assertThat(total.get("seen").asString())
                .isEqualTo("4.00 of it had been granted before, so 2.00 was left; this discount is 4.00.");
        JsonNode daily = verdict(why, "daily_budget");
        assertThat(daily.get("refusal").get("code").asString()).isEqualTo("daily_budget_exceeded");
        assertThat(daily.get("rules").values()).hasSize(1);
        assertThat(daily.get("rules").get(0).get("id").asLong()).isEqualTo(budget);
        assertThat(daily.get("rules").get(0).get("revision").asInt()).isEqualTo(2);
        assertThat(daily.get("rules").get(0).get("data").get("budget").decimalValue())
                .isEqualByComparingTo("5.00");
        assertThat(verdict(why, "main_total_budget").get("verdict").asString()).isEqualTo("passed");
        assertThat(verdict(why, "minimum_value").get("verdict").asString()).isEqualTo("not_applicable");
        assertThat(why.get("decided_again").get("same").asBoolean()).isTrue();
    }

    @Test
    void listsWhatWasDeclinedOfACampaignAVoucherAndACustomer() {
        long main = shop.mainCampaign();
        long first = shop.campaign(main, "voucher_type", "generic", "minimum_value", 50);
        long second = shop.campaign(main, "voucher_type", "generic");
        String code = shop.voucher(first);
        String other = shop.voucher(second);
        String jo = Shop.unique("jo");
        shop.validate(code, Shop.unique("T"), 80, "customer_identifier", jo).ok();
        String cheap = Shop.unique("T");
        shop.validate(code, cheap, 10, "customer_identifier", jo).is(422);
        shop.validate(code, Shop.unique("T"), 20).is(422);
        shop.validate(other, Shop.unique("T"), 10).ok();

        assertThat(decisions("outcome=declined&campaign_id=" + first)).hasSize(2);
        assertThat(decisions("outcome=declined&campaign_id=" + second)).isEmpty();
        assertThat(decisions("campaign_id=" + main)).hasSize(4);
        assertThat(decisions("campaign_id=" + main + "&order=newest&limit=1"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("voucher_code").asString()).isEqualTo(other));
        assertThat(decisions("outcome=declined&voucher=" + code)).hasSize(2);
        assertThat(decisions("code=below_campaign_minimum&step=validate&voucher=" + code))
                .hasSize(2);
        assertThat(decisions("code=expired&voucher=" + code)).isEmpty();
        assertThat(decisions("outcome=declined&customer_identifier=" + jo))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.get("transaction_id").asString()).isEqualTo(cheap);
                    assertThat(one.get("customer_identifier").asString()).isEqualTo(jo);
                });
        assertThat(admin.own()
                        .get("/decisions/export?outcome=declined&campaign_id=" + first)
                        .is(200)
                        .body()
                        .lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains(cheap, jo, "below_campaign_minimum"));
    }

    @Test
    void isReachedByNobodyButTheProject() {
        String code = shop.voucher(shop.campaign());
        shop.redeem(code, "ONCE", 10).ok();
        JsonNode decision = decisions("transaction_id=ONCE").getFirst();
        Api other = Api.on(application.port(), application.newKey(application.newProject(), Role.ADMIN))
                .own();

        assertThat(other.get("/decisions").list()).isEmpty();
        assertThat(other.get("/decisions?transaction_id=ONCE").list()).isEmpty();
        other.get("/decisions/" + decision.get("position").asLong()).isProblem(404, "not_found");
        other.get("/decisions?voucher=" + code).isProblem(404, "not_found");
        other.get("/decisions?campaign_id=" + decision.get("campaign_id").asLong())
                .isProblem(404, "not_found");
        assertThat(other.get("/decisions/export").is(200).body().lines()).hasSize(1);
        Api till = Api.on(application.port(), application.newKey(project, Role.POINT_OF_SALE))
                .own();
        till.get("/decisions").isProblem(403, "forbidden");
    }

    @Test
    void refusesFiltersThatCannotBeRead() {
        admin.own()
                .get("/decisions?campaign_id=x&outcome=maybe&step=x&code=x&from=x&limit=0")
                .isProblem(
                        422,
                        "invalid",
                        "outcome unexpected_value",
                        "campaign_id invalid",
                        "step unexpected_value",
                        "code unexpected_value",
                        "from invalid_datetime",
                        "limit below_minimum");
        admin.own().get("/decisions/nine").isProblem(404, "not_found");
    }

    /** Invariant I12 from outside: every decision that a shop's day left, decided again over HTTP, is the stored one. */
    @Test
    void explainsEveryDecisionByTheVeryAnswerThatWasGiven() {
        List<String> codes = new ArrayList<>();
        long main = shop.mainCampaign("max_total_budget", 90, "max_redemptions", 40);
        for (int i = 0; i < 3; i++) {
            long campaign = shop.campaign(
                    main,
                    "voucher_type",
                    i == 0 ? "unique" : "generic",
                    "discount_value",
                    7.25,
                    "minimum_value",
                    5,
                    "max_total_budget",
                    25);
            admin.post("/campaigns/" + campaign + "/budget_rules", object("timeframe", "hour", "budget", 18))
                    .ok();
            admin.post("/campaigns/" + campaign + "/per_customer_rule", object("max_redemptions", 3))
                    .ok();
            if (i == 2) {
                admin.post("/campaigns/" + campaign + "/max_discount_rule", object("max_discount", 2))
                        .ok();
                admin.post("/campaigns/" + campaign + "/timeframe_rules", object("end_time", "2044-01-01T00:00:00Z"))
                        .ok();
            }
            for (int voucher = 0; voucher < 4; voucher++) {
                codes.add(shop.voucher(campaign));
            }
        }
        for (int i = 0; i < STEPS; i++) {
            step(codes);
        }

        List<JsonNode> all = everyDecision();
        Set<String> outcomes = new HashSet<>();
        for (JsonNode decision : all) {
            JsonNode explanation = explained(decision);
            assertThat(explanation.get("decision")).isEqualTo(decision);
            assertThat(explanation.get("decided_again").get("same").asBoolean())
                    .as("seed %d: %s", seed, explanation)
                    .isTrue();
            assertThat(explanation.get("verdicts").values().stream()
                            .map(verdict -> verdict.get("refusal"))
                            .filter(refusal -> !refusal.isNull())
                            .toList())
                    .as("seed %d: %s", seed, explanation)
                    .isEqualTo(decision.get("refusals").values().stream().toList());
            outcomes.add(decision.get("step").asString() + " "
                    + decision.get("outcome").asString());
        }
        assertThat(all.size()).as("seed %d", seed).isEqualTo((int)
                application.number("select count(*) from events.event where payload_type in"
                        + " ('redemption-validated', 'redemption-confirmed', 'redemption-declined')"
                        + " and payload::json ->> 'projectId' = '" + project + "'"));
        assertThat(outcomes).as("seed %d: the day is worth its name", seed).hasSize(6);
    }

    private void step(List<String> codes) {
        String code = codes.get(random.nextInt(codes.size()));
        String transaction = "ORDER-" + random.nextInt(60);
        switch (random.nextInt(10)) {
            case 0 -> shop.delete(code, transaction);
            case 1, 2, 3 -> confirm();
            case 4 -> admin.patch("/vouchers/" + code, object("active", random.nextInt(3) > 0));
            default -> {
                boolean atOnce = random.nextInt(3) == 0;
                Answer answer = shop.validate(
                        code,
                        transaction,
                        random.nextInt(9_000) / 100.0,
                        "confirmed",
                        atOnce,
                        "customer_identifier",
                        "cust-" + random.nextInt(4));
                if (answer.status() == 200) {
                    validated.add(new Validated(code, transaction));
                }
            }
        }
    }

    /** What was validated, and perhaps confirmed or deleted since. */
    private record Validated(String code, String transaction) {}

    private void confirm() {
        if (!validated.isEmpty()) {
            Validated one = validated.get(random.nextInt(validated.size()));
            shop.confirm(one.code(), one.transaction());
        }
    }

    /** Page by page, as the links say. */
    private List<JsonNode> everyDecision() {
        List<JsonNode> all = new ArrayList<>();
        String query = "limit=40";
        while (true) {
            Answer page = admin.own().get("/decisions?" + query);
            all.addAll(page.list());
            String link = page.header("Link");
            if (link == null) {
                return all;
            }
            assertThat(link).endsWith(">; rel=\"next\"");
            query = link.substring(link.indexOf('?') + 1, link.indexOf('>'));
        }
    }
}
