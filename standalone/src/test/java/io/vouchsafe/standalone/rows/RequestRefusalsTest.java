package io.vouchsafe.standalone.rows;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Json;
import io.vouchsafe.standalone.api.Shop;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §2.4 and §4.2, over HTTP: what is wrong with the request itself or with the life of what it is about, and server settings of §8. */
@ExtendWith(OneApplication.class)
class RequestRefusalsTest {

    private final RunningApplication application;
    private final Api api;
    private final Shop shop;
    private final String code;

    RequestRefusalsTest(RunningApplication application, Api api) {
        this.application = application;
        this.api = api;
        this.shop = new Shop(api);
        this.code = shop.voucher(shop.genericCampaign());
    }

    /** Asks for a redemption with one attribute as raw JSON. */
    private Answer ask(String attribute, String json) {
        String valid = object("transaction_id", Shop.unique("T"), "total_transaction_cost", 10)
                .without(attribute)
                .text();
        return api.send(
                "POST",
                "/vouchers/" + code + "/redemptions",
                valid.substring(0, valid.length() - 1) + ",\"" + attribute + "\":" + json + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Berlin\"",
                "\"52.52,13.4\"",
                "52.52",
                "true",
                "[52.52, 13.4]",
                "{}",
                "{\"latitude\": 52.52}",
                "{\"longitude\": 13.4}",
                "{\"latitude\": null, \"longitude\": 13.4}",
                "{\"latitude\": 52.52, \"longitude\": null}",
                "{\"latitude\": \"52.52\", \"longitude\": 13.4}",
                "{\"latitude\": 52.52, \"longitude\": [13.4]}",
                "{\"latitude\": 90.000001, \"longitude\": 0}",
                "{\"latitude\": -90.000001, \"longitude\": 0}",
                "{\"latitude\": 0, \"longitude\": 180.000001}",
                "{\"latitude\": 0, \"longitude\": -180.000001}",
                "{\"latitude\": 0, \"longitude\": 1e400}",
                "{\"lat\": 52.52, \"lng\": 13.4}",
            })
    @DisplayName("§2.4 location/invalid: whatever is no latitude and longitude in range")
    void refusesLocations(String location) {
        ask("location", location).refuses(problem("location", "invalid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"latitude\": 90, \"longitude\": 180}",
                "{\"latitude\": -90, \"longitude\": -180.0}",
                "{\"latitude\": 0, \"longitude\": 0, \"accuracy\": 5}"
            })
    @DisplayName("§3.6 location: the poles and the date line are in range, and null is none")
    void takesLocations(String location) {
        ask("location", location).ok();
    }

    @Test
    @DisplayName("§2.4 total_transaction_cost/required: absent or null")
    void wantsACost() {
        api.post("/vouchers/" + code + "/redemptions", object("transaction_id", Shop.unique("T")))
                .refuses(problem("total_transaction_cost", "required"));
        ask("total_transaction_cost", "null").refuses(problem("total_transaction_cost", "required"));
        ask("total_transaction_cost", "0").ok();
    }

    @Test
    @DisplayName("§2.4 total_transaction_cost/below_minimum: whatever is below 0, with 0")
    void wantsNoNegativeCost() {
        for (String cost : List.of("-0.01", "-1", "-1e-9", "-1e9")) {
            ask("total_transaction_cost", cost).refuses(problem("total_transaction_cost", "below_minimum", "0"));
        }
        ask("total_transaction_cost", "-0.0").ok();
    }

    @Test
    @DisplayName("§2.4 transaction_id/required: absent, null or blank in a new redemption")
    void wantsATransactionId() {
        api.post("/vouchers/" + code + "/redemptions", object("total_transaction_cost", 10))
                .refuses(problem("transaction_id", "required"));
        ask("transaction_id", "null").refuses(problem("transaction_id", "required"));
        ask("transaction_id", "\"\"").refuses(problem("transaction_id", "required"));
        ask("transaction_id", "\" \"").refuses(problem("transaction_id", "required"));
    }

    @Test
    @DisplayName("§2.4 voucher/expired: at once and when confirming, unique or generic")
    void refusesWhatWasExpired() {
        for (String one : List.of(code, shop.voucher(shop.campaign()))) {
            shop.validate(one, "OPEN-" + one, 10).ok();
            api.post("/campaigns/vouchers/expire", object("vouchers", List.of(one)))
                    .is(204);

            shop.validate(one, Shop.unique("T"), 10).refuses(problem("voucher", "expired"));
            shop.redeem(one, Shop.unique("T"), 10).refuses(problem("voucher", "expired"));
            shop.confirm(one, "OPEN-" + one).refuses(problem("voucher", "expired"));
        }
    }

    @Test
    @DisplayName("§2.4 unknown voucher: 404 and no refusal, whatever else is wrong")
    void knowsNoSuchVoucher() {
        shop.validate("NO-SUCH-CODE", "T", 10).isUnknown();
        shop.confirm("NO-SUCH-CODE", "T").isUnknown();
        shop.find("NO-SUCH-CODE", "T").isUnknown();
        shop.delete("NO-SUCH-CODE", "T").isUnknown();
    }

    @Test
    @DisplayName("§4.2 #1: a code of another project is no code")
    void knowsNoVoucherOfAnotherProject() {
        shop.validate(code, "ORDER-1", 10).ok();
        Shop other = new Shop(application.newAdmin());

        other.validate(code, "ORDER-2", 10).isUnknown();
        other.confirm(code, "ORDER-1").isUnknown();
        other.find(code, "ORDER-1").isUnknown();
        other.delete(code, "ORDER-1").isUnknown();
        shop.confirm(code, "ORDER-1").ok();
    }

    @Test
    @DisplayName("§4.1 #3: a redemption is not updated, but deleted and created again under the same id")
    void isCreatedAgain() {
        shop.validate(code, "BASKET", 100).ok();
        shop.validate(code, "BASKET", 50).refuses(problem("transaction_id", "must_be_unique"));

        Answer confirmed = api.patch(
                "/vouchers/" + code + "/redemptions",
                object("transaction_id", "BASKET", "total_transaction_cost", 50, "user_agent", "till"));
        assertThat(confirmed.body()).contains("\"total_transaction_cost\":100.00,\"granted_discount\":5.00,");
        assertThat(confirmed.ok().get("user_agent").isNull()).isTrue();

        shop.validate(code, "OTHER", 100).ok();
        shop.delete(code, "OTHER").is(204);
        assertThat(shop.validate(code, "OTHER", 50).body())
                .contains("\"total_transaction_cost\":50.00,\"granted_discount\":2.50,");
    }

    @Test
    @DisplayName("§8 #12: limits of the main campaign have codes of their own, beside those of the campaign")
    void tellsTheMainCampaignsLimitsApart() {
        long main = shop.mainCampaign("max_redemptions", 1, "max_total_budget", 5);
        String first = shop.voucher(shop.campaign(main));
        String second = shop.voucher(shop.campaign(main, "max_redemptions", 0, "max_total_budget", 1));
        shop.redeem(first, Shop.unique("T"), 100).ok();

        shop.redeem(second, Shop.unique("T"), 100)
                .refuses(
                        problem("campaign", "maximum_redemptions_exceeded", "0"),
                        problem("campaign", "redemptions_limit_exceeded", "1"),
                        problem("campaign", "budget_exceeded", "1.00"),
                        problem("campaign", "total_budget_exceeded", "5.00"));
    }

    @Test
    @DisplayName("§8 #4: 50,000 codes of 3 characters at least, or as many as the server is set to")
    void limitsBatchesAsSet() {
        String batches = "/campaigns/" + shop.campaign() + "/vouchers/batch";
        api.post(batches, batch(50_001)).refuses(problem("size", "above_maximum", "50000"));
        api.post(batches, batch(1).with("random_part_length", 2))
                .refuses(problem("random_part_length", "below_minimum", "3"));

        try (RunningApplication set = application.another("vouchsafe.command.max-voucher-batch=7")) {
            Api there = Api.on(set.port(), api.authorization());
            there.post(batches, batch(8)).refuses(problem("size", "above_maximum", "7"));
            assertThat(there.post(batches, batch(7)).list()).hasSize(7);
        }
    }

    private static Json batch(int size) {
        return object("active", true, "size", size, "code_type", "mixed", "random_part_length", 8)
                .with("prefix", Shop.unique("P"));
    }

    @Test
    @DisplayName("§8 #8: no redemption expires, unless the client asks for it or the server is set so")
    void expiresAsSet() {
        assertThat(shop.validate(code, Shop.unique("T"), 10)
                        .ok()
                        .get("expires_at")
                        .isNull())
                .isTrue();
        assertThat(shop.validate(code, Shop.unique("T"), 10, "ttl", 5)
                        .ok()
                        .get("expires_at")
                        .isString())
                .isTrue();

        try (RunningApplication set = application.another("vouchsafe.command.redemption-ttl=20ms")) {
            Shop there = new Shop(Api.on(set.port(), api.authorization()));
            Instant limit = Instant.parse(
                    there.validate(code, "LATE", 10).ok().get("expires_at").asString());
            Awaitility.await().until(() -> Instant.now().isAfter(limit));

            there.confirm(code, "LATE").refuses(problem("expires_at", "time_limit_expired", limit.toString()));
            assertThat(there.find(code, "LATE").ok().get("confirmed").asBoolean())
                    .isFalse();
        }
    }
}
