package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Contract §3.1–3.3 and §5.1, by its own samples and then row by row. */
@ExtendWith(OneApplication.class)
class CampaignsTest {

    static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private static final List<String> FIELDS = List.of(
            "type",
            "id",
            "parent_id",
            "campaign_type",
            "status",
            "name",
            "description",
            "customer_information",
            "voucher_type",
            "max_total_budget",
            "max_redemptions",
            "minimum_value",
            "maximum_value",
            "discount_type",
            "discount_value",
            "currency",
            "currency_symbol",
            "reward_title",
            "reward_value",
            "reward_description",
            "team",
            "channel",
            "purpose",
            "medium",
            "budget_code",
            "created_at",
            "updated_at");

    private final Api api;
    private final Shop shop;

    CampaignsTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @Test
    @DisplayName("§5.1 #3: GET answers what POST answered of a main campaign")
    void createsTheMainCampaignOfTheContract() {
        JsonNode main = api.post("/campaigns", object("name", "Season 24", "max_total_budget", 20000))
                .ok();

        assertThat(main.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(main.get("type").asString()).isEqualTo("Campaign");
        assertThat(main.get("id").isIntegralNumber()).isTrue();
        assertThat(main.get("parent_id").isNull()).isTrue();
        assertThat(main.get("campaign_type").isNull()).isTrue();
        assertThat(main.get("status").asString()).isEqualTo("draft");
        assertThat(main.get("max_redemptions").isNull()).isTrue();
        assertThat(main.get("created_at").asString()).matches(TIMESTAMP);
        assertThat(main.get("updated_at")).isEqualTo(main.get("created_at"));
        assertThat(api.get("/campaigns/" + main.get("id")).ok()).isEqualTo(main);
    }

    @Test
    @DisplayName("§5.1 #2: POST answers a discount campaign in draft, and GET the same")
    void createsTheDiscountCampaignOfTheContract() {
        long main = shop.mainCampaign();
        Answer answer = api.post(
                "/campaigns",
                object(
                        "parent_id", main,
                        "campaign_type", "discount",
                        "name", "Autumn",
                        "voucher_type", "unique",
                        "discount_type", "percentage",
                        "discount_value", 5,
                        "minimum_value", 20));
        JsonNode campaign = answer.ok();

        assertThat(campaign.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(campaign.get("parent_id").asLong()).isEqualTo(main);
        assertThat(campaign.get("campaign_type").asString()).isEqualTo("discount");
        assertThat(campaign.get("status").asString()).isEqualTo("draft");
        assertThat(campaign.get("voucher_type").asString()).isEqualTo("unique");
        assertThat(campaign.get("currency").asString()).isEqualTo("EUR");
        assertThat(campaign.get("currency_symbol").asString()).isEqualTo("€");
        assertThat(campaign.get("reward_value").asString()).isEqualTo("5% off");
        assertThat(answer.body()).contains("\"minimum_value\":20.00", "\"discount_value\":5.00");

        assertThat(api.get("/campaigns/" + campaign.get("id")).body()).isEqualTo(answer.body());
    }

    @Test
    @DisplayName("§5.1 #2: POST keeps every attribute that is sent")
    void keepsEveryAttributeThatIsSent() {
        Json all = shop.discountCampaign(shop.mainCampaign())
                .with("description", "internal\nnotes", "customer_information", "Thank you — come again €")
                .with("voucher_type", "generic", "max_total_budget", 1000.25, "max_redemptions", 7)
                .with(
                        "minimum_value",
                        0,
                        "maximum_value",
                        99.99,
                        "reward_title",
                        "Ten",
                        "reward_description",
                        "Off all")
                .with("team", "t", "channel", "c", "purpose", "p", "medium", "m", "budget_code", "b");

        JsonNode created = api.post("/campaigns", all).ok();

        Json.map(Json.parse(all.text()))
                .forEach((name, value) ->
                        assertThat(created.get(name).asString()).as(name).startsWith(String.valueOf(value)));
    }

    @Test
    @DisplayName("§3.2: activated and deactivated by the status alone, and never a draft again")
    void activatesAndDeactivatesByStatusAlone() {
        long id = api.post("/campaigns", shop.discountCampaign(shop.mainCampaign()))
                .id();
        JsonNode draft = api.get("/campaigns/" + id).ok();

        JsonNode active =
                api.patch("/campaigns/" + id, object("status", "active")).ok();
        assertThat(active.get("status").asString()).isEqualTo("active");
        for (String unchanged : FIELDS) {
            if (!unchanged.equals("status") && !unchanged.equals("updated_at")) {
                assertThat(active.get(unchanged)).as(unchanged).isEqualTo(draft.get(unchanged));
            }
        }
        assertThat(api.get("/campaigns/" + id).ok()).isEqualTo(active);
        assertThat(api.patch("/campaigns/" + id, object("status", "inactive"))
                        .ok()
                        .get("status")
                        .asString())
                .isEqualTo("inactive");
        api.patch("/campaigns/" + id, object("status", "draft"))
                .refuses(problem("status", "unexpected_value", "active, inactive"));
        assertThat(api.patch("/campaigns/" + id, object("status", "active"))
                        .ok()
                        .get("status")
                        .asString())
                .isEqualTo("active");
    }

    @Test
    @DisplayName("§5.1 #4: PATCH merges what is sent and clears what is null")
    void mergesWhatIsSentAndClearsWhatIsNull() {
        long id = shop.campaign(shop.mainCampaign(), "description", "old", "max_redemptions", 5, "minimum_value", 10);

        JsonNode merged = api.patch("/campaigns/" + id, object("max_redemptions", null, "minimum_value", 12.5))
                .ok();

        assertThat(merged.get("description").asString()).isEqualTo("old");
        assertThat(merged.get("max_redemptions").isNull()).isTrue();
        assertThat(merged.get("minimum_value").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(api.get("/campaigns/" + id).ok()).isEqualTo(merged);
        assertThat(api.patch("/campaigns/" + id, object()).ok()).isEqualTo(merged);
    }

    @Test
    @DisplayName("§1 read-only input: a campaign is created as if it were not sent")
    void ignoresUnknownKeysAndWhatTheServerOwns() {
        Json sent = object("name", Shop.unique("Mine"), "color", "red", "nested", object("deep", List.of(1, 2)))
                .with("id", 4711, "created_at", "1999-01-01T00:00:00.000Z", "currency", "XXX", "type", "Voucher")
                .with("reward_value", "all off", "granted_discount", 5);

        JsonNode created = api.post("/campaigns", sent).ok();

        assertThat(created.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(created.get("id").asLong()).isNotEqualTo(4711);
        assertThat(created.get("type").asString()).isEqualTo("Campaign");
        assertThat(created.get("currency").asString()).isEqualTo("EUR");
        assertThat(created.get("created_at").asString()).doesNotStartWith("1999");
        assertThat(created.get("reward_value").isNull()).isTrue();
    }

    @Test
    @DisplayName("§8 #9: main is taken for no campaign_type")
    void acceptsTheAliasOfAMainCampaign() {
        assertThat(api.post("/campaigns", object("name", Shop.unique("M"), "campaign_type", "main", "parent_id", null))
                        .ok()
                        .get("campaign_type")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "name                | null        | name                | required         | -",
                "name                | \"  \"      | name                | required         | -",
                "name                | 5           | name                | invalid          | -",
                "name                | \"a\\u0000\"| name                | invalid          | -",
                "name                | \"\\ud800\" | name                | invalid          | -",
                "status              | \"archived\"| status             | unexpected_value | draft, active, inactive",
                "status              | \"ACTIVE\"  | status              | unexpected_value | draft, active, inactive",
                "status              | true        | status              | unexpected_value | draft, active, inactive",
                "status              | \"inactive\"| status             | unexpected_value | draft, active",
                "campaign_type       | \"loyalty\" | campaign_type       | unexpected_value | discount",
                "voucher_type        | \"other\"   | voucher_type        | unexpected_value | unique, generic",
                "discount_type       | \"gift\"    | discount_type       | unexpected_value | numeric, percentage",
                "max_total_budget    | -1          | max_total_budget    | below_minimum    | 0",
                "max_total_budget    | -0.001      | max_total_budget    | below_minimum    | 0",
                "max_total_budget    | 1e400       | max_total_budget    | above_maximum    | -",
                "max_total_budget    | 1e30        | max_total_budget    | above_maximum    | 9999999999.99",
                "max_total_budget    | \"5\"       | max_total_budget    | invalid          | -",
                "max_redemptions     | -1          | max_redemptions     | below_minimum    | 0",
                "max_redemptions     | 1.5         | max_redemptions     | invalid          | -",
                "max_redemptions     | []          | max_redemptions     | invalid          | -",
                "minimum_value       | -0.01       | minimum_value       | below_minimum    | 0",
                "maximum_value       | {}          | maximum_value       | invalid          | -",
                "reward_title        | 41 letters  | reward_title        | too_long         | 40",
                "reward_description  | 101 letters | reward_description  | too_long         | 100",
                "team                | 256 letters | team                | too_long         | 255",
                "parent_id           | \"x\"       | parent_id           | invalid          | -",
                "parent_id           | 0           | parent_id           | below_minimum    | 1",
            })
    void namesWhatIsWrongWithAnAttribute(String attribute, String value, String refused, String code, String boundary) {
        String json = value.endsWith(" letters")
                ? "\"" + "x".repeat(Integer.parseInt(value.substring(0, value.indexOf(' ')))) + "\""
                : value;
        String others = attribute.equals("name") ? "" : "\"name\":\"" + Shop.unique("Valid") + "\",";

        api.send("POST", "/campaigns", "{" + others + "\"" + attribute + "\":" + json + "}")
                .refuses(new Answer.Problem(refused, code, boundary));
    }

    @Test
    @DisplayName("§5.1 #2: what a discount campaign lacks is named at once")
    void namesWhatADiscountCampaignLacks() {
        long main = shop.mainCampaign();

        api.post("/campaigns", object("campaign_type", "discount"))
                .refuses(
                        problem("parent_id", "required"),
                        problem("name", "required"),
                        problem("discount_type", "required"),
                        problem("discount_value", "required"));
        api.post("/campaigns", shop.discountCampaign(main).without("campaign_type"))
                .refuses(problem("campaign_type", "required", "discount"));
        api.post("/campaigns", shop.discountCampaign(main).with("minimum_value", 50, "maximum_value", 49.99))
                .refuses(problem("minimum_value", "above_maximum", "49.99"));
    }

    @ParameterizedTest
    @CsvSource({
        "percentage, 0,      below_minimum",
        "percentage, -5,     below_minimum",
        "percentage, 100.01, above_maximum",
        "numeric,    0,      below_minimum",
        "numeric,    1e12,   above_maximum",
    })
    void refusesADiscountOutOfItsRange(String type, String value, String code) {
        String body = shop.discountCampaign(shop.mainCampaign())
                .with("discount_type", type)
                .text()
                .replace("\"discount_value\":5", "\"discount_value\":" + value);

        assertThat(api.send("POST", "/campaigns", body).is(422).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.attribute()).isEqualTo("discount_value");
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.boundary()).isNotNull();
                });
    }

    @Test
    @DisplayName("§3.1: a campaign stands under a main campaign that is there")
    void allowsExactlyTwoLevels() {
        long discount = shop.campaign();

        api.post("/campaigns", shop.discountCampaign(discount)).refuses(problem("parent_id", "invalid"));
        api.post("/campaigns", shop.discountCampaign(999_999_999)).refuses(problem("parent_id", "invalid"));
    }

    @Test
    @DisplayName("§3.3 name: taken, with blanks around it and by PATCH too")
    void refusesANameThatIsTaken() {
        String name = Shop.unique("Taken");
        api.post("/campaigns", object("name", name)).ok();
        long other = shop.mainCampaign();

        api.post("/campaigns", object("name", name)).refuses(problem("name", "must_be_unique"));
        api.post("/campaigns", object("name", " " + name + " ")).refuses(problem("name", "must_be_unique"));
        api.patch("/campaigns/" + other, object("name", name)).refuses(problem("name", "must_be_unique"));
    }

    @Test
    @DisplayName("§5.1 #4: terms that something was redeemed on stay")
    void keepsTheTermsOfWhatWasRedeemed() {
        long id = shop.campaign();
        shop.redeem(shop.voucher(id), Shop.unique("T"), 100).ok();

        assertThat(api.patch("/campaigns/" + id, object("discount_value", 6))
                        .is(422)
                        .problems())
                .extracting(Answer.Problem::attribute)
                .containsExactly("discount_value");
        api.patch("/campaigns/" + id, object("description", "still free to change"))
                .ok();
    }

    @Test
    @DisplayName("§5.1 #5: DELETE is 204 and takes the vouchers; can_not_be_deleted with children")
    void deletesWhatNobodyNeeds() {
        long main = shop.mainCampaign();
        long child = shop.campaign(main);
        String code = shop.voucher(child);

        api.delete("/campaigns/" + main).refusesDeletion(problem("base", "invalid"));
        Answer deleted = api.delete("/campaigns/" + child).is(204);

        assertThat(deleted.body()).isEmpty();
        api.get("/campaigns/" + child).isUnknown();
        api.get("/vouchers/" + code).isUnknown();
        api.delete("/campaigns/" + child).isUnknown();
        api.patch("/campaigns/" + child, object()).isUnknown();
        api.delete("/campaigns/" + main).is(204);
    }

    @Test
    @DisplayName("§5.1 #5: can_not_be_deleted with confirmed redemptions")
    void doesNotDeleteWhatWasRedeemed() {
        long id = shop.campaign();
        shop.redeem(shop.voucher(id), Shop.unique("T"), 100).ok();

        api.delete("/campaigns/" + id).refusesDeletion(problem("base", "invalid"));
        assertThat(api.get("/campaigns/" + id).id()).isEqualTo(id);
    }

    @Test
    @DisplayName("§5.1 #1: GET lists all by id, in pages that name each other")
    void listsAllByIdInPagesThatNameEachOther() {
        List<Long> ids =
                LongStream.range(0, 5).map(i -> shop.mainCampaign()).boxed().toList();

        Answer all = api.get("/campaigns");
        assertThat(all.list())
                .extracting(row -> row.get("id").asLong())
                .isSorted()
                .containsAll(ids);
        assertThat(all.header("Link")).isNull();
        long total = Long.parseLong(String.valueOf(all.header("Total-Count")));
        assertThat(all.list()).hasSize((int) total);

        Answer second = api.get("/campaigns?per_page=2&page=2&name_cont=Season");
        assertThat(second.list()).hasSize(2);
        assertThat(second.header("Total-Count")).isEqualTo("5");
        String root = api.root() + "/campaigns?name_cont=Season&";
        assertThat(second.header("Link"))
                .isEqualTo("<%spage=1&per_page=2>; rel=\"first\", <%<spage=1&per_page=2>; rel=\"prev\", "
                        .formatted(root)
                        .concat("<%spage=3&per_page=2>; rel=\"next\", <%<spage=3&per_page=2>; rel=\"last\""
                                .formatted(root)));
        assertThat(api.get("/campaigns?per_page=2&page=99&name_cont=Season").list())
                .isEmpty();
        assertThat(api.get("/campaigns?page=-1&per_page=x&name_cont=Season").list())
                .hasSize(5);
    }
}
