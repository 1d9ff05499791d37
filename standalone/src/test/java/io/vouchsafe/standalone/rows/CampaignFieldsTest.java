package io.vouchsafe.standalone.rows;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Json;
import io.vouchsafe.standalone.api.Shop;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/** Contract §3.3, field by field: what is kept, what is set where nothing is sent, and what is refused. */
@ExtendWith(OneApplication.class)
class CampaignFieldsTest {

    private static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final Api api;
    private final Shop shop;
    private final long main;
    private final Json discount;

    CampaignFieldsTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.main = shop.mainCampaign();
        this.discount = shop.discountCampaign(main);
    }

    private static DynamicTest row(String name, Executable check) {
        return DynamicTest.dynamicTest(name, check);
    }

    /** What a discount campaign is answered with that differs from a valid one in this. */
    private Answer create(Object... attributes) {
        return api.post(
                "/campaigns", discount.with("name", Shop.unique("Fields")).with(attributes));
    }

    private JsonNode created(String field, Object... attributes) {
        JsonNode campaign = create(attributes).ok();
        assertThat(api.get("/campaigns/" + campaign.get("id").asLong()).ok()).isEqualTo(campaign);
        return campaign.get(field);
    }

    /** A text is kept, absent and cleared it is null. */
    private void keepsText(String field) {
        assertThat(created(field, field, "any text €").asString()).isEqualTo("any text €");
        assertThat(created(field).isNull()).isTrue();
        long id = create(field, "any").id();
        assertThat(api.patch("/campaigns/" + id, new Json("{\"" + field + "\":null}"))
                        .ok()
                        .get(field)
                        .isNull())
                .isTrue();
        create(field, 7).refuses(problem(field, "invalid"));
    }

    /** An amount is kept to the cent, absent it is null, and it is not below 0. */
    private void keepsAmount(String field) {
        assertThat(create(field, 20.5).body()).contains("\"" + field + "\":20.50,");
        assertThat(created(field, field, 0).decimalValue()).isZero();
        assertThat(created(field).isNull()).isTrue();
        create(field, -0.01).refuses(problem(field, "below_minimum", "0"));
        create(field, "20").refuses(problem(field, "invalid"));
    }

    @TestFactory
    List<DynamicTest> identity() {
        return List.of(
                row(
                        "§3.3 type: Campaign, whatever is sent",
                        () -> assertThat(created("type", "type", "Voucher").asString())
                                .isEqualTo("Campaign")),
                row(
                        "§3.3 id: given by the server",
                        () -> assertThat(created("id", "id", 1).asLong()).isGreaterThan(main)),
                row("§3.3 parent_id: null, or the main campaign, which a discount campaign needs", () -> {
                    assertThat(created("parent_id").asLong()).isEqualTo(main);
                    assertThat(api.get("/campaigns/" + main)
                                    .ok()
                                    .get("parent_id")
                                    .isNull())
                            .isTrue();
                    api.post(
                                    "/campaigns",
                                    discount.with("name", Shop.unique("Orphan")).without("parent_id"))
                            .refuses(problem("parent_id", "required"));
                    create("parent_id", create().id()).refuses(problem("parent_id", "invalid"));
                }),
                row("§3.3 campaign_type: discount, required with a parent; null for a main campaign", () -> {
                    assertThat(created("campaign_type").asString()).isEqualTo("discount");
                    assertThat(api.get("/campaigns/" + main)
                                    .ok()
                                    .get("campaign_type")
                                    .isNull())
                            .isTrue();
                    api.post(
                                    "/campaigns",
                                    discount.with("name", Shop.unique("X")).without("campaign_type"))
                            .refuses(problem("campaign_type", "required", "discount"));
                    create("campaign_type", "loyalty")
                            .refuses(problem("campaign_type", "unexpected_value", "discount"));
                }),
                row("§3.3 status: draft unless active is sent", () -> {
                    assertThat(created("status").asString()).isEqualTo("draft");
                    assertThat(created("status", "status", "active").asString()).isEqualTo("active");
                    create("status", "archived")
                            .refuses(problem("status", "unexpected_value", "draft, active, inactive"));
                }),
                row("§3.3 name: required", () -> {
                    assertThat(created("name", "name", " Only this ").asString())
                            .isEqualTo("Only this");
                    create("name", "Only this").refuses(problem("name", "must_be_unique"));
                    create("name", "").refuses(problem("name", "required"));
                }),
                row("§3.3 created_at, updated_at: set by the server, and only the second by an edit", () -> {
                    JsonNode before =
                            create("created_at", "1999-01-01T00:00:00.000Z").ok();
                    assertThat(before.get("created_at").asString())
                            .matches(TIMESTAMP)
                            .doesNotStartWith("1999")
                            .isEqualTo(before.get("updated_at").asString());
                    JsonNode after = api.patch("/campaigns/" + before.get("id").asLong(), object("description", "x"))
                            .ok();
                    assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
                    assertThat(after.get("updated_at").asString())
                            .matches(TIMESTAMP)
                            .isGreaterThanOrEqualTo(before.get("updated_at").asString());
                }));
    }

    @TestFactory
    List<DynamicTest> texts() {
        return List.of(
                row("§3.3 description: text or null", () -> keepsText("description")),
                row("§3.3 customer_information: text or null", () -> keepsText("customer_information")),
                row("§3.3 reward_title: text of at most 40 characters", () -> {
                    keepsText("reward_title");
                    create("reward_title", "ä".repeat(40)).ok();
                    create("reward_title", "ä".repeat(41)).refuses(problem("reward_title", "too_long", "40"));
                }),
                row("§3.3 reward_description: text of at most 100 characters", () -> {
                    keepsText("reward_description");
                    create("reward_description", "ä".repeat(100)).ok();
                    create("reward_description", "ä".repeat(101))
                            .refuses(problem("reward_description", "too_long", "100"));
                }),
                row("§3.3 reward_value: a label made of the discount, whatever is sent", () -> {
                    assertThat(created("reward_value", "reward_value", "all").asString())
                            .isEqualTo("5% off");
                    assertThat(created("reward_value", "discount_type", "numeric", "discount_value", 5)
                                    .asString())
                            .isEqualTo("€5 off");
                }),
                row("§3.3 team, channel, purpose, medium, budget_code: free labels or null", () -> {
                    for (String label : List.of("team", "channel", "purpose", "medium", "budget_code")) {
                        keepsText(label);
                    }
                }));
    }

    @TestFactory
    List<DynamicTest> terms() {
        return List.of(
                row("§3.3 voucher_type: unique unless generic is sent", () -> {
                    assertThat(created("voucher_type").asString()).isEqualTo("unique");
                    assertThat(created("voucher_type", "voucher_type", "generic")
                                    .asString())
                            .isEqualTo("generic");
                    create("voucher_type", "gift")
                            .refuses(problem("voucher_type", "unexpected_value", "unique, generic"));
                }),
                row("§3.3 max_total_budget: an amount or null", () -> keepsAmount("max_total_budget")),
                row("§3.3 max_redemptions: a count or null", () -> {
                    assertThat(created("max_redemptions", "max_redemptions", 7).toString())
                            .isEqualTo("7");
                    assertThat(created("max_redemptions").isNull()).isTrue();
                    create("max_redemptions", -1).refuses(problem("max_redemptions", "below_minimum", "0"));
                    create("max_redemptions", 1.5).refuses(problem("max_redemptions", "invalid"));
                }),
                row("§3.3 minimum_value: an amount or null, not above maximum_value", () -> {
                    keepsAmount("minimum_value");
                    create("minimum_value", 10.01, "maximum_value", 10)
                            .refuses(problem("minimum_value", "above_maximum", "10.00"));
                }),
                row("§3.3 maximum_value: an amount or null", () -> keepsAmount("maximum_value")),
                row("§3.3 discount_type: numeric or percentage, and a discount campaign needs it", () -> {
                    assertThat(created("discount_type", "discount_type", "numeric")
                                    .asString())
                            .isEqualTo("numeric");
                    assertThat(created("discount_type").asString()).isEqualTo("percentage");
                    create("discount_type", "points")
                            .refuses(problem("discount_type", "unexpected_value", "numeric, percentage"));
                    api.post(
                                    "/campaigns",
                                    discount.with("name", Shop.unique("X")).without("discount_type"))
                            .refuses(problem("discount_type", "required"));
                }),
                row("§3.3 discount_value: above 0, a percentage up to 100, and a discount campaign needs it", () -> {
                    assertThat(create("discount_value", 100).body()).contains("\"discount_value\":100.00,");
                    assertThat(create("discount_value", 0).is(422).problems())
                            .extracting(Answer.Problem::attribute, Answer.Problem::code)
                            .containsExactly(tuple("discount_value", "below_minimum"));
                    create("discount_value", 100.01).refuses(problem("discount_value", "above_maximum", "100"));
                    create("discount_type", "numeric", "discount_value", 100.01).ok();
                    api.post(
                                    "/campaigns",
                                    discount.with("name", Shop.unique("X")).without("discount_value"))
                            .refuses(problem("discount_value", "required"));
                }),
                row("§3.3 currency, currency_symbol: of the project, whatever is sent", () -> {
                    assertThat(created("currency", "currency", "USD").asString())
                            .isEqualTo("EUR");
                    assertThat(created("currency_symbol", "currency_symbol", "$")
                                    .asString())
                            .isEqualTo("€");
                }));
    }
}
