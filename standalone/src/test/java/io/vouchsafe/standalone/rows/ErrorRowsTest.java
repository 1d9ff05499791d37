package io.vouchsafe.standalone.rows;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/** The error body, its codes, and the codes of attributes that are no decision about a redemption (contract §2.1–2.3). */
@ExtendWith(OneApplication.class)
class ErrorRowsTest {

    private final Api api;
    private final Shop shop;

    ErrorRowsTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
    }

    private static DynamicTest row(String name, Executable check) {
        return DynamicTest.dynamicTest(name, check);
    }

    @TestFactory
    List<DynamicTest> fieldsOfTheErrorBody() {
        JsonNode error = api.post(
                        "/campaigns",
                        shop.discountCampaign(shop.mainCampaign()).with("name", "", "discount_value", 101))
                .is(422)
                .json();
        JsonNode name = error.get("errors").get(0);
        JsonNode value = error.get("errors").get(1);
        return List.of(
                row(
                        "§2.1 type: Error",
                        () -> assertThat(error.get("type").asString()).isEqualTo("Error")),
                row(
                        "§2.1 error: true",
                        () -> assertThat(error.get("error").toString()).isEqualTo("true")),
                row(
                        "§2.1 code: the code of the whole",
                        () -> assertThat(error.get("code").asString()).isEqualTo("invalid")),
                row(
                        "§2.1 message: text",
                        () -> assertThat(error.get("message").asString()).isNotBlank()),
                row("§2.1 errors: all that is wrong, and an empty array where it is no attribute", () -> {
                    assertThat(error.get("errors")).hasSize(2);
                    assertThat(api.get("/nowhere").json().get("errors").toString())
                            .isEqualTo("[]");
                }),
                row("§2.1 errors[].attribute: its name", () -> {
                    assertThat(name.get("attribute").asString()).isEqualTo("name");
                    assertThat(value.get("attribute").asString()).isEqualTo("discount_value");
                }),
                row("§2.1 errors[].code: its code", () -> {
                    assertThat(name.get("code").asString()).isEqualTo("required");
                    assertThat(value.get("code").asString()).isEqualTo("above_maximum");
                }),
                row("§2.1 errors[].message: text", () -> {
                    assertThat(name.get("message").asString()).isNotBlank();
                    assertThat(value.get("message").asString()).isNotBlank();
                }),
                row("§2.1 errors[].boundary_value: the limit as text, left out where there is none", () -> {
                    assertThat(value.get("boundary_value").toString()).isEqualTo("\"100\"");
                    assertThat(name.has("boundary_value")).isFalse();
                }));
    }

    @Test
    @DisplayName("§2.2 invalid: 422 for what was read and cannot be")
    void isInvalid() {
        assertThat(api.post("/campaigns", object()).is(422).errorCode()).isEqualTo("invalid");
    }

    @Test
    @DisplayName("§2.2 can_not_be_deleted: 422 for what others need")
    void canNotBeDeleted() {
        long main = shop.mainCampaign();
        shop.campaign(main);

        assertThat(api.delete("/campaigns/" + main).is(422).errorCode()).isEqualTo("can_not_be_deleted");
        api.get("/campaigns/" + main).ok();
    }

    @TestFactory
    List<DynamicTest> codesOfAttributes() {
        long main = shop.mainCampaign("name", "Taken");
        long campaign = shop.campaign(main);
        String rules = "/campaigns/" + campaign;
        return List.of(
                row(
                        "§2.3 required: a name",
                        () -> api.post("/campaigns", object()).refuses(problem("name", "required"))),
                row(
                        "§2.3 below_minimum: a count, with the least",
                        () -> api.patch(rules, object("max_redemptions", -1))
                                .refuses(problem("max_redemptions", "below_minimum", "0"))),
                row(
                        "§2.3 above_maximum: a share, with the greatest",
                        () -> api.patch(rules, object("discount_value", 100.01))
                                .refuses(problem("discount_value", "above_maximum", "100"))),
                row(
                        "§2.3 unexpected_value: a type, with those there are",
                        () -> api.patch(rules, object("voucher_type", "gift"))
                                .refuses(problem("voucher_type", "unexpected_value", "unique, generic"))),
                row(
                        "§2.3 must_be_unique: a name that is taken",
                        () -> api.post("/campaigns", object("name", "Taken"))
                                .refuses(problem("name", "must_be_unique"))),
                row(
                        "§2.3 must_be_null: a main campaign's parent",
                        () -> api.patch("/campaigns/" + main, object("parent_id", shop.mainCampaign()))
                                .refuses(problem("parent_id", "must_be_null"))),
                row(
                        "§2.3 too_long: a title, with the length",
                        () -> api.patch(rules, object("reward_title", "x".repeat(41)))
                                .refuses(problem("reward_title", "too_long", "40"))),
                row(
                        "§2.3 invalid: a number for a text",
                        () -> api.patch(rules, object("description", 7)).refuses(problem("description", "invalid"))),
                row(
                        "§2.3 invalid_time: a clock time that does not exist",
                        () -> api.post(rules + "/time_of_order_rules", object("start_time", "24:01"))
                                .refuses(problem("start_time", "invalid_time"))),
                row(
                        "§2.3 invalid_datetime: a day that does not exist",
                        () -> api.post(rules + "/timeframe_rules", object("end_time", "2023-02-29T00:00:00Z"))
                                .refuses(problem("end_time", "invalid_datetime"))));
    }
}
