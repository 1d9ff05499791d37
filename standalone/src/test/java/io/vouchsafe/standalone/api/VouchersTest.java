package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Contract §3.4, §3.5 and §5.2, without finding, importing and expiring. */
@ExtendWith(OneApplication.class)
class VouchersTest {

    private static final List<String> FIELDS = List.of(
            "type",
            "id",
            "campaign_id",
            "active",
            "code",
            "customer_identifier",
            "status",
            "created_at",
            "updated_at",
            "campaign");

    private final Api api;
    private final Shop shop;
    private final long campaign;
    private final String vouchers;

    VouchersTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.campaign = shop.campaign();
        this.vouchers = "/campaigns/" + campaign + "/vouchers";
    }

    @Test
    @DisplayName("§5.2 #6: GET by id and by code answers what POST answered")
    void createsOneAndShowsItByIdAndByCode() {
        String code = Shop.unique("Sale");
        Answer answer = api.post(vouchers, object("active", true, "code", code));
        JsonNode voucher = answer.ok();

        assertThat(voucher.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(voucher.get("type").asString()).isEqualTo("Voucher");
        assertThat(voucher.get("campaign_id").asLong()).isEqualTo(campaign);
        assertThat(voucher.get("active").asBoolean()).isTrue();
        assertThat(voucher.get("code").asString()).isEqualTo(code);
        assertThat(voucher.get("customer_identifier").isNull()).isTrue();
        assertThat(voucher.get("status").asString()).isEqualTo("created");
        assertThat(voucher.get("created_at").asString()).matches(CampaignsTest.TIMESTAMP);
        assertThat(voucher.get("campaign").propertyNames()).containsExactlyInAnyOrder("type", "id", "name");
        assertThat(voucher.get("campaign").get("type").asString()).isEqualTo("Campaign");
        assertThat(voucher.get("campaign").get("id").asLong()).isEqualTo(campaign);

        assertThat(api.get("/vouchers/" + voucher.get("id")).body()).isEqualTo(answer.body());
        assertThat(api.get("/vouchers/" + code).body()).isEqualTo(answer.body());
        assertThat(api.get("/vouchers/%20" + code.toLowerCase(Locale.ROOT) + "%20")
                        .body())
                .isEqualTo(answer.body());
    }

    @Test
    @DisplayName("§8 #2: digits are an id first, then a code; redemptions go by code")
    void takesANumberForAnIdFirstAndForACodeThen() {
        String digits = "9" + Shop.unique("").substring(1) + "000777";
        JsonNode numbered =
                api.post(vouchers, object("active", true, "code", digits)).ok();
        long id = numbered.get("id").asLong();
        JsonNode ambiguous = api.post(vouchers, object("active", true, "code", Long.toString(id)))
                .ok();

        assertThat(api.get("/vouchers/" + digits).id()).isEqualTo(id);
        assertThat(api.get("/vouchers/" + id).ok().get("code").asString()).isEqualTo(digits);
        assertThat(api.patch("/vouchers/" + id, object("active", false))
                        .ok()
                        .get("code")
                        .asString())
                .isEqualTo(digits);
        assertThat(api.get("/vouchers/" + ambiguous.get("id"))
                        .ok()
                        .get("active")
                        .asBoolean())
                .isTrue();
        assertThat(shop.redeem(Long.toString(id), Shop.unique("T"), 10)
                        .ok()
                        .get("voucher")
                        .get("id"))
                .as("redemptions go by code alone")
                .isEqualTo(ambiguous.get("id"));
    }

    @Test
    @DisplayName("§3.4 customer_identifier: the voucher is assigned with its creation")
    void assignsAVoucherToACustomer() {
        JsonNode voucher = api.post(
                        vouchers, object("active", true, "code", Shop.unique("C"), "customer_identifier", "cust-77"))
                .ok();

        assertThat(voucher.get("customer_identifier").asString()).isEqualTo("cust-77");
        assertThat(voucher.get("status").asString()).isEqualTo("distributed");
        assertThat(api.get("/vouchers/" + voucher.get("id")).ok()).isEqualTo(voucher);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{\"active\":true}                              | code   | required | -",
                "{\"active\":true,\"code\":\" \"}               | code   | required | -",
                "{\"active\":true,\"code\":null}                | code   | required | -",
                "{\"active\":true,\"code\":7}                   | code   | invalid  | -",
                "{\"active\":true,\"code\":\"a/b\"}             | code   | invalid  | -",
                "{\"active\":true,\"code\":\"a\\u0000b\"}       | code   | invalid  | -",
                "{\"active\":true,\"code\":\"a\\tb\"}           | code   | invalid  | -",
                "{\"active\":true,\"code\":\"find\"}            | code   | invalid  | -",
                "{\"active\":true,\"code\":\"Find\"}            | code   | invalid  | -",
                "{\"active\":true,\"code\":\"..\"}              | code   | invalid  | -",
                "{\"code\":\"V-1\"}                             | active | required | -",
                "{\"code\":\"V-1\",\"active\":\"true\"}         | active | invalid  | -",
                "{\"code\":\"V-1\",\"active\":1}                | active | invalid  | -",
                "{\"code\":\"V-1\",\"active\":true,\"customer_identifier\":[]} | customer_identifier | invalid | -",
            })
    void namesWhatIsWrong(String body, String attribute, String code, String boundary) {
        api.send("POST", vouchers, body).refuses(new Answer.Problem(attribute, code, boundary));
    }

    @Test
    @DisplayName("§3.4 code: taken in the project in whatever case, 64 characters at most")
    void refusesACodeThatIsTakenOrTooLong() {
        String code = shop.voucher(campaign);
        long elsewhere = shop.campaign();

        api.post(vouchers, object("active", true, "code", code)).refuses(problem("code", "must_be_unique"));
        api.post("/campaigns/" + elsewhere + "/vouchers", object("active", true, "code", code.toLowerCase(Locale.ROOT)))
                .refuses(problem("code", "must_be_unique"));
        api.post(vouchers, object("active", true, "code", "x".repeat(65))).refuses(problem("code", "too_long", "64"));
        api.post(vouchers, object("active", true, "code", "ä".repeat(64))).ok();
    }

    @Test
    @DisplayName("§2.3 not_allowed_to_have_vouchers: a main campaign, one by one and in a batch")
    void keepsVouchersOutOfMainCampaigns() {
        long main = shop.mainCampaign();

        api.post("/campaigns/" + main + "/vouchers", object("active", true, "code", Shop.unique("M")))
                .refuses(problem("campaign", "not_allowed_to_have_vouchers"));
        api.post("/campaigns/" + main + "/vouchers/batch", batch(Shop.unique("P"), 1))
                .refuses(problem("campaign", "not_allowed_to_have_vouchers"));
        assertThat(api.get("/campaigns/" + main + "/vouchers").list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "digits,  [0-9]{6}",
        "letters, [ABCDEFGHJKLMNPQRSTUVWXYZ]{6}",
        "mixed,   [ABCDEFGHJKLMNPQRSTUVWXYZ2346789]{6}",
    })
    @DisplayName("§3.5: prefix, hyphen and characters of the type, each code once")
    void makesABatchOfDistinctCodes(String type, String random) {
        String prefix = Shop.unique("VOU");
        List<JsonNode> batch = api.post(vouchers + "/batch", batch(prefix, 1500).with("code_type", type))
                .list();

        Set<String> codes = new HashSet<>();
        for (JsonNode voucher : batch) {
            assertThat(voucher.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS);
            assertThat(voucher.get("code").asString()).matches(prefix + "-" + random);
            codes.add(voucher.get("code").asString());
        }
        assertThat(codes).hasSize(1500);
        assertThat(batch).extracting(voucher -> voucher.get("id").asLong()).isSorted();
        JsonNode last = batch.getLast();
        assertThat(api.get("/vouchers/" + last.get("code").asString()).ok()).isEqualTo(last);
        assertThat(shop.redeem(last.get("code").asString(), Shop.unique("T"), 100)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("§5.2 #4: all five are required")
    void namesWhatABatchLacks() {
        api.post(vouchers + "/batch", object())
                .refuses(
                        problem("prefix", "required"),
                        problem("active", "required"),
                        problem("size", "required"),
                        problem("code_type", "required"),
                        problem("random_part_length", "required"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "§5.2 #4 size: at least 1, size, 0, below_minimum, 1",
                "§5.2 #4 size: at most 50000, size, 50001, above_maximum, 50000",
                "§5.2 #4 size: whole, size, 1.5, invalid, -",
                "§5.2 #4 size: of no number too large to write, size, 1e300, above_maximum, -",
                "§5.2 #4 random_part_length: at least 3, random_part_length, 2, below_minimum, 3",
                "§5.2 #4 random_part_length: at most 10, random_part_length, 11, above_maximum, 10",
                "§5.2 #4 random_part_length: required, random_part_length, null, required, -",
                "§5.2 #4 prefix: text, prefix, 5, invalid, -",
                "§5.2 #4 active: true or false, active, \"x\", invalid, -",
                "§5.2 #4 active: required, active, null, required, -",
                "§5.2 #4 code_type: one of three, code_type, \"words\", unexpected_value, 'digits, letters, mixed'",
                "§5.2 #4 code_type: required, code_type, null, required, -",
            })
    void keepsABatchWithinItsLimits(String row, String attribute, String value, String code, String boundary) {
        assertThat(row).contains(attribute);
        String body = batch(Shop.unique("P"), 10).without(attribute).text();

        api.send(
                        "POST",
                        vouchers + "/batch",
                        body.substring(0, body.length() - 1) + ",\"" + attribute + "\":" + value + "}")
                .refuses(new Answer.Problem(attribute, code, boundary));
    }

    @Test
    @DisplayName("§5.2 #4 prefix: once in the project; codes that could be guessed are refused too")
    void refusesABatchThatCouldBeGuessedOrRepeatsAPrefix() {
        String prefix = Shop.unique("ONCE");
        api.post(vouchers + "/batch", batch(prefix, 10)).list();

        api.post(vouchers + "/batch", batch(prefix.toLowerCase(Locale.ROOT), 10))
                .refuses(problem("prefix", "must_be_unique"));
        api.post(vouchers + "/batch", batch(Shop.unique("P"), 101).with("code_type", "digits", "random_part_length", 3))
                .refuses(problem("random_part_length", "below_minimum", "4"));
        api.post(vouchers + "/batch", batch(Shop.unique("P"), 10).with("code_type", "funny_words"))
                .refuses(problem("code_type", "unexpected_value", "digits, letters, mixed"));
        api.post("/campaigns/" + shop.genericCampaign() + "/vouchers/batch", batch(Shop.unique("P"), 10))
                .refuses(problem("voucher_type", "unexpected_value", "unique"));
    }

    @Test
    @DisplayName("§5.2 #1: GET lists in pages with the total, by activity and status too")
    void listsInPagesWithTheTotal() {
        long large = shop.campaign();
        String path = "/campaigns/" + large + "/vouchers";
        List<JsonNode> made =
                api.post(path + "/batch", batch(Shop.unique("L"), 149)).list();

        Answer first = api.get(path);
        assertThat(first.list()).isEqualTo(made.subList(0, 100));
        assertThat(first.header("Total-Count")).isEqualTo("149");
        assertThat(first.header("Link"))
                .isEqualTo("<%s?page=2&per_page=100>; rel=\"next\", <%<s?page=2&per_page=100>; rel=\"last\""
                        .formatted(api.root() + path));
        Answer second = api.get(path + "?page=2&per_page=100");
        assertThat(second.list()).isEqualTo(made.subList(100, 149));
        assertThat(second.header("Link"))
                .contains("rel=\"first\"", "rel=\"prev\"")
                .doesNotContain("next");
        assertThat(api.get(path + "?per_page=5000").list()).hasSize(149);
        assertThat(api.get(path + "?page=3").list()).isEmpty();
        assertThat(api.get(path + "?active=false").list()).isEmpty();
        assertThat(api.get(path + "?status=created").header("Total-Count")).isEqualTo("149");
    }

    @Test
    @DisplayName("§5.2 #7: PATCH changes code and activity until the voucher is used")
    void updatesCodeAndActivity() {
        String old = shop.voucher(campaign);
        String renamed = Shop.unique("New");
        long id = api.get("/vouchers/" + old).id();

        JsonNode off = api.patch("/vouchers/" + old, object("active", false)).ok();
        assertThat(off.get("active").asBoolean()).isFalse();
        assertThat(off.get("code").asString()).isEqualTo(old);
        shop.redeem(old, Shop.unique("T"), 10).refuses(problem("voucher", "not_active"));

        JsonNode changed = api.patch(
                        "/vouchers/" + id, object("code", renamed, "active", true, "id", 1, "status", "redeemed"))
                .ok();
        assertThat(changed.get("id").asLong()).isEqualTo(id);
        assertThat(changed.get("code").asString()).isEqualTo(renamed);
        assertThat(api.get("/vouchers/" + renamed).ok()).isEqualTo(changed);
        api.get("/vouchers/" + old).isUnknown();
        shop.redeem(old, Shop.unique("T"), 10).isUnknown();
        shop.redeem(renamed, Shop.unique("T"), 10).ok();

        api.patch("/vouchers/" + id, object("active", false)).refuses(problem("base", "invalid"));
        api.patch("/vouchers/" + shop.voucher(campaign), object("code", renamed))
                .refuses(problem("code", "must_be_unique"));
        api.patch("/vouchers/" + shop.voucher(campaign), object("code", null)).refuses(problem("code", "required"));
    }

    @Test
    @DisplayName("§5.2 #8: DELETE is 204 with unconfirmed redemptions, can_not_be_deleted with confirmed ones")
    void deletesTheUnusedWithTheirUnconfirmedRedemptions() {
        String code = shop.voucher(campaign);
        String transaction = Shop.unique("T");
        shop.validate(code, transaction, 10).ok();

        api.delete("/vouchers/" + code).is(204);

        api.get("/vouchers/" + code).isUnknown();
        shop.find(code, transaction).isUnknown();
        shop.confirm(code, transaction).isUnknown();
        api.delete("/vouchers/" + code).isUnknown();
        String again = shop.voucher(campaign, "code", code);
        shop.redeem(again, transaction, 10).ok();
        api.delete("/vouchers/" + again).refusesDeletion(problem("base", "invalid"));
    }

    @Test
    @DisplayName("§3.4: the life of a unique code")
    void showsTheLifeOfAUniqueCode() {
        String code = shop.voucher(campaign);
        String transaction = Shop.unique("T");
        assertThat(status(code)).isEqualTo("created");
        shop.validate(code, transaction, 10).ok();
        assertThat(status(code)).isEqualTo("validated");
        shop.delete(code, transaction).is(204);
        assertThat(status(code)).isEqualTo("created");
        shop.validate(code, transaction, 10).ok();
        shop.confirm(code, transaction).ok();
        assertThat(status(code)).isEqualTo("redeemed");
    }

    @Test
    @DisplayName("§3.4: the life of a generic code")
    void showsTheLifeOfAGenericCode() {
        String code = shop.voucher(shop.genericCampaign());
        shop.validate(code, Shop.unique("T"), 10).ok();
        assertThat(status(code)).isEqualTo("created");
        shop.redeem(code, Shop.unique("T"), 10).ok();
        assertThat(status(code)).isEqualTo("active");
        shop.redeem(code, Shop.unique("T"), 10).ok();
    }

    private String status(String code) {
        return api.get("/vouchers/" + code).ok().get("status").asString();
    }

    private static Json batch(String prefix, int size) {
        return object("active", true, "size", size, "code_type", "mixed", "random_part_length", 6, "prefix", prefix);
    }
}
