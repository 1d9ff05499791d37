package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Contract §3.6, §4.1 and §5.3: what a redemption looks like, and the steps of its life. */
@ExtendWith(OneApplication.class)
class RedemptionsTest {

    private static final List<String> FIELDS = List.of(
            "type",
            "id",
            "transaction_id",
            "total_transaction_cost",
            "granted_discount",
            "customer",
            "customer_identifier",
            "user_agent",
            "location",
            "categories",
            "confirmed",
            "validated_at",
            "confirmed_at",
            "expires_at",
            "created_at",
            "updated_at",
            "voucher");

    private final Api api;
    private final Shop shop;

    RedemptionsTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    @Test
    @DisplayName("§5.3 #1: POST answers every field of a redemption, and GET the same")
    void answersAsInTheSampleOfTheContract() {
        long campaign = shop.campaign(shop.mainCampaign(), "name", Shop.unique("Herbst"));
        JsonNode voucher = api.get("/vouchers/" + shop.voucher(campaign)).ok();
        String code = voucher.get("code").asString();

        Answer answer = shop.validate(
                code,
                "ORDER-5512",
                80,
                "customer_identifier",
                "cust-77",
                "location",
                Map.of("latitude", 52.52, "longitude", 13.4),
                "categories",
                List.of(Map.of("name", "channel", "tag", "app")));
        JsonNode redemption = answer.ok();

        assertThat(redemption.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(answer.body()).contains("\"total_transaction_cost\":80.00,\"granted_discount\":4.00");
        assertThat(redemption.get("type").asString()).isEqualTo("Redemption");
        assertThat(redemption.get("id").isIntegralNumber()).isTrue();
        assertThat(redemption.get("transaction_id").asString()).isEqualTo("ORDER-5512");
        assertThat(redemption.get("customer")).isEqualTo(Json.parse("{\"identifier\":\"cust-77\"}"));
        assertThat(redemption.get("customer_identifier").asString()).isEqualTo("cust-77");
        assertThat(redemption.get("user_agent").isNull()).isTrue();
        assertThat(redemption.get("location").toString()).isEqualTo("{\"latitude\":52.52,\"longitude\":13.4}");
        assertThat(redemption.get("categories").toString()).isEqualTo("[{\"name\":\"channel\",\"tag\":\"app\"}]");
        assertThat(redemption.get("confirmed").asBoolean()).isFalse();
        assertThat(redemption.get("validated_at").asString()).matches(CampaignsTest.TIMESTAMP);
        assertThat(redemption.get("confirmed_at").isNull()).isTrue();
        assertThat(redemption.get("created_at")).isEqualTo(redemption.get("validated_at"));
        assertThat(redemption.get("updated_at")).isEqualTo(redemption.get("validated_at"));
        JsonNode inside = redemption.get("voucher");
        assertThat(inside.propertyNames()).containsExactlyInAnyOrder("type", "id", "campaign_id", "code", "campaign");
        for (String same : List.of("type", "id", "campaign_id", "code", "campaign")) {
            assertThat(inside.get(same)).as(same).isEqualTo(voucher.get(same));
        }
        assertThat(shop.find(code, "ORDER-5512").body()).isEqualTo(answer.body());
    }

    @Test
    @DisplayName("§5.3 #2: PATCH confirms, with the transaction id in the body")
    void confirmsInTwoStepsWithTheTransactionIdInTheBody() {
        String code = shop.voucher(shop.campaign());
        JsonNode validated = shop.validate(code, "ORDER-1", 100).ok();
        assertThat(validated.get("granted_discount").decimalValue()).isEqualByComparingTo("5");

        Answer answer = api.patch("/vouchers/" + code + "/redemptions", object("transaction_id", "ORDER-1"));
        JsonNode confirmed = answer.ok();

        assertThat(confirmed.get("confirmed").asBoolean()).isTrue();
        assertThat(confirmed.get("confirmed_at").asString()).matches(CampaignsTest.TIMESTAMP);
        assertThat(confirmed.get("updated_at")).isEqualTo(confirmed.get("confirmed_at"));
        for (String same : List.of("id", "validated_at", "granted_discount", "voucher", "total_transaction_cost")) {
            assertThat(confirmed.get(same)).as(same).isEqualTo(validated.get(same));
        }
        assertThat(shop.find(code, "ORDER-1").body()).isEqualTo(answer.body());
    }

    @Test
    @DisplayName("§4.1 #1: one step")
    void confirmsInOneStep() {
        String code = shop.voucher(shop.campaign());
        Answer answer = shop.redeem(code, "ORDER-2", 150);
        JsonNode redemption = answer.ok();

        assertThat(answer.body()).contains("\"granted_discount\":7.50");
        assertThat(redemption.get("confirmed").asBoolean()).isTrue();
        assertThat(redemption.get("confirmed_at")).isEqualTo(redemption.get("validated_at"));
        assertThat(shop.find(code, "ORDER-2").body()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "percentage, 5,      100,    5.00",
        "percentage, 5,      150,    7.50",
        "percentage, 5,      0,      0.00",
        "percentage, 5,      0.09,   0.00",
        "percentage, 5,      0.10,   0.01",
        "percentage, 5,      10.09,  0.50",
        "percentage, 5,      10.10,  0.51",
        "percentage, 33.3333,3,      1.00",
        "percentage, 100,    19.99,  19.99",
        "percentage, 12.5,   0.3,    0.04",
        "numeric,    10,     100,    10.00",
        "numeric,    10,     9.99,   9.99",
        "numeric,    0.01,   0,      0.00",
        "numeric,    10,     9999999999.99, 10.00",
    })
    @DisplayName("§4.2 discount: a share or an amount, at most the cost, rounded half up")
    void grantsWhatTheCampaignTakesOff(String type, double value, BigDecimal cost, String granted) {
        long campaign = shop.campaign(shop.mainCampaign(), "discount_type", type, "discount_value", value);

        Answer answer = shop.validate(shop.voucher(campaign), Shop.unique("T"), cost);

        answer.ok();
        assertThat(answer.body()).contains("\"granted_discount\":" + granted + ",");
    }

    @Test
    @DisplayName("§4.2 confirm: the discount is not reckoned again")
    void keepsItsDiscountWhenTheCampaignChangesBeforeItIsConfirmed() {
        long campaign = shop.campaign();
        String code = shop.voucher(campaign);
        shop.validate(code, "ORDER-3", 100).ok();
        api.patch("/campaigns/" + campaign, object("discount_value", 50, "minimum_value", 500))
                .ok();

        assertThat(shop.confirm(code, "ORDER-3").body()).contains("\"granted_discount\":5.00");
    }

    @Test
    @DisplayName("§5.3 #4: DELETE is 204, and the transaction id is free again")
    void deletesTheUnconfirmedAndFreesTheirTransactionId() {
        String code = shop.voucher(shop.campaign());
        long first = shop.validate(code, "ORDER-4", 100).id();

        assertThat(shop.delete(code, "ORDER-4").is(204).body()).isEmpty();

        shop.find(code, "ORDER-4").isUnknown();
        shop.confirm(code, "ORDER-4").isUnknown();
        shop.delete(code, "ORDER-4").isUnknown();
        JsonNode again = shop.validate(code, "ORDER-4", 200).ok();
        assertThat(again.get("id").asLong()).isNotEqualTo(first);
        assertThat(shop.find(code, "ORDER-4").ok()).isEqualTo(again);
    }

    @Test
    @DisplayName("§2.4 base/can_not_delete_already_confirmed: under can_not_be_deleted, and it stays")
    void neverDeletesTheConfirmed() {
        String code = shop.voucher(shop.campaign());
        shop.redeem(code, "ORDER-5", 100).ok();

        shop.delete(code, "ORDER-5").refusesDeletion(problem("base", "can_not_delete_already_confirmed"));
        assertThat(shop.find(code, "ORDER-5").ok().get("confirmed").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("§8 #3: the transaction id is taken from the query, else from the body")
    void takesTheTransactionIdFromTheQueryBeforeTheBody() {
        String code = shop.voucher(shop.genericCampaign());
        String path = "/vouchers/" + code + "/redemptions";
        shop.validate(code, "IN-QUERY", 100).ok();
        shop.validate(code, "IN-BODY", 100).ok();
        String body = object("transaction_id", "IN-BODY").text();

        for (String method : List.of("GET", "PATCH")) {
            assertThat(api.send(method, path + "?transaction_id=IN-QUERY", body)
                            .ok()
                            .get("transaction_id")
                            .asString())
                    .isEqualTo("IN-QUERY");
        }
        assertThat(api.send("GET", path, body).ok().get("transaction_id").asString())
                .isEqualTo("IN-BODY");
        api.send("DELETE", path, body).is(204);
        shop.find(code, "IN-BODY").isUnknown();
        shop.validate(code, "IN-BODY", 1).ok();
        shop.validate(code, "ALSO-QUERY", 1).ok();
        api.send("DELETE", path + "?transaction_id=ALSO-QUERY", body).is(204);
        shop.find(code, "IN-BODY").ok();
        shop.find(code, "ALSO-QUERY").isUnknown();
    }

    @Test
    @DisplayName("§2.4 transaction_id/required: when confirming, finding and deleting")
    void asksForTheTransactionId() {
        String code = shop.voucher(shop.campaign());
        String path = "/vouchers/" + code + "/redemptions";

        for (String method : List.of("GET", "PATCH", "DELETE")) {
            api.send(method, path, null).refuses(problem("transaction_id", "required"));
            api.send(method, path + "?transaction_id=", "{}").refuses(problem("transaction_id", "required"));
            api.send(method, path, "{\"transaction_id\":[]}").refuses(problem("transaction_id", "invalid"));
            api.send(method, path + "?transaction_id=nothing", null).isUnknown();
            api.send(method, path + "?transaction_id=%00", null).isUnknown();
            api.send(method, path + "?transaction_id=" + "x".repeat(3000), null).isUnknown();
            api.send(method, "/vouchers/" + Shop.unique("NONE") + "/redemptions?transaction_id=a", null)
                    .isUnknown();
        }
    }

    @Test
    @DisplayName("§5.3 #3: GET answers one redemption, under its own voucher only")
    void findsARedemptionOnlyUnderItsOwnVoucher() {
        long campaign = shop.campaign();
        String code = shop.voucher(campaign);
        String other = shop.voucher(campaign);
        shop.validate(code, "ORDER-6", 100).ok();

        shop.find(other, "ORDER-6").isUnknown();
        shop.confirm(other, "ORDER-6").isUnknown();
        shop.delete(other, "ORDER-6").isUnknown();
        shop.validate(other, "ORDER-6", 100).refuses(problem("transaction_id", "must_be_unique"));
        shop.confirm(code, "ORDER-6").ok();
    }

    @Test
    void recognisesACodeWhateverItsCase() {
        String code = shop.voucher(shop.campaign(), "code", Shop.unique("MiXeD ä"));

        JsonNode redemption =
                shop.validate(code.toUpperCase(Locale.ROOT), "ORDER-7", 10).ok();

        assertThat(redemption.get("voucher").get("code").asString()).isEqualTo(code);
        shop.confirm(code.toLowerCase(Locale.ROOT), "ORDER-7").ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "transaction_id         | null               | transaction_id         | required      | -",
                "transaction_id         | \" \"              | transaction_id         | required      | -",
                "transaction_id         | 7                  | transaction_id         | invalid       | -",
                "transaction_id         | \"a\\u0000\"       | transaction_id         | invalid       | -",
                "transaction_id         | \"\\udfff\"        | transaction_id         | invalid       | -",
                "transaction_id         | 256 letters        | transaction_id         | too_long      | 255",
                "total_transaction_cost | null               | total_transaction_cost | required      | -",
                "total_transaction_cost | -0.01              | total_transaction_cost | below_minimum | 0",
                "total_transaction_cost | -1e-30             | total_transaction_cost | below_minimum | 0",
                "total_transaction_cost | 1e10               | total_transaction_cost | above_maximum | 9999999999.99",
                "total_transaction_cost | 1e999999999        | total_transaction_cost | above_maximum | -",
                "total_transaction_cost | \"100\"            | total_transaction_cost | invalid       | -",
                "total_transaction_cost | true               | total_transaction_cost | invalid       | -",
                "confirmed              | \"true\"           | confirmed              | invalid       | -",
                "confirmed              | 1                  | confirmed              | invalid       | -",
                "customer_identifier    | {}                 | customer_identifier    | invalid       | -",
                "customer_identifier    | 256 letters        | customer_identifier    | too_long      | 255",
                "user_agent             | 1001 letters       | user_agent             | too_long      | 1000",
                "location               | \"Berlin\"         | location               | invalid       | -",
                "location               | {\"latitude\":91,\"longitude\":0}  | location | invalid    | -",
                "location               | {\"latitude\":0,\"longitude\":-180.1} | location | invalid | -",
                "location               | {\"latitude\":0}   | location               | invalid       | -",
                "location               | {\"latitude\":1e400,\"longitude\":0} | location | invalid  | -",
                "categories             | {}                 | categories             | invalid       | -",
                "categories             | [1]                | categories             | invalid       | -",
                "categories             | [{\"name\":\"a\"}] | categories             | invalid       | -",
                "ttl                    | 0                  | ttl                    | below_minimum | 1",
                "ttl                    | \"5\"              | ttl                    | invalid       | -",
            })
    void namesWhatIsWrongWithAnAttribute(String attribute, String value, String refused, String code, String boundary) {
        String voucher = shop.voucher(shop.campaign());
        String json = value.endsWith(" letters")
                ? "\"" + "x".repeat(Integer.parseInt(value.substring(0, value.indexOf(' ')))) + "\""
                : value;
        String others = object("transaction_id", Shop.unique("T"), "total_transaction_cost", 10)
                .without(attribute)
                .text();

        api.send(
                        "POST",
                        "/vouchers/" + voucher + "/redemptions",
                        others.substring(0, others.length() - 1) + ",\"" + attribute + "\":" + json + "}")
                .refuses(new Answer.Problem(refused, code, boundary));
    }

    @Test
    @DisplayName("§4.2 #2: transaction id and cost are required, both named at once")
    void namesEverythingThatIsMissing() {
        api.post("/vouchers/" + shop.voucher(shop.campaign()) + "/redemptions", object())
                .refuses(problem("transaction_id", "required"), problem("total_transaction_cost", "required"));
    }

    @Test
    @DisplayName("§1 unknown input: a redemption is created as if they were not sent")
    void ignoresWhatTheServerOwnsAndUnknownKeys() {
        JsonNode redemption = shop.validate(
                        shop.voucher(shop.campaign()),
                        "ORDER-8",
                        100,
                        "id",
                        1,
                        "granted_discount",
                        100,
                        "confirmed_at",
                        "2020-01-01T00:00:00.000Z",
                        "validated_at",
                        "2020-01-01T00:00:00.000Z",
                        "voucher",
                        Map.of("id", 1),
                        "product_items",
                        List.of(Map.of("price", 1)))
                .ok();

        assertThat(redemption.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(redemption.get("granted_discount").decimalValue()).isEqualByComparingTo("5");
        assertThat(redemption.get("confirmed_at").isNull()).isTrue();
        assertThat(redemption.get("validated_at").asString()).doesNotStartWith("2020");
    }

    @Test
    @DisplayName("§4.2 expiry: after as many minutes as the client asked for")
    void expiresAsTheClientAsked() {
        JsonNode redemption = shop.validate(shop.voucher(shop.campaign()), "ORDER-9", 100, "ttl", 15)
                .ok();

        Instant validated = Instant.parse(redemption.get("validated_at").asString());
        assertThat(Instant.parse(redemption.get("expires_at").asString())).isEqualTo(validated.plusSeconds(15 * 60));
    }

    @Test
    @DisplayName("§5.3 #5: a campaign's redemptions, and those of all children of a main campaign")
    void listsTheRedemptionsOfACampaignAndOfAllUnderItsMain() {
        long main = shop.mainCampaign();
        long one = shop.campaign(main, "voucher_type", "generic");
        long other = shop.campaign(main, "voucher_type", "generic");
        String first = shop.voucher(one);
        String second = shop.voucher(other);
        List<JsonNode> made = IntStream.range(0, 6)
                .mapToObj(i -> shop.validate(i % 2 == 0 ? first : second, "L-" + i, 10, "confirmed", i > 2)
                        .ok())
                .toList();
        shop.validate(first, "gone", 10).ok();
        shop.delete(first, "gone").is(204);

        assertThat(api.get("/campaigns/" + one + "/redemptions").list())
                .containsExactly(made.get(0), made.get(2), made.get(4));
        Answer all = api.get("/campaigns/" + main + "/redemptions?per_page=4");
        assertThat(all.list()).isEqualTo(made.subList(0, 4));
        assertThat(all.header("Total-Count")).isEqualTo("6");
        assertThat(all.header("Link")).contains("page=2&per_page=4>; rel=\"next\"");
        assertThat(api.get("/campaigns/" + main + "/redemptions?per_page=4&page=2")
                        .list())
                .isEqualTo(made.subList(4, 6));
        api.get("/campaigns/999999999/redemptions").isUnknown();
    }
}
