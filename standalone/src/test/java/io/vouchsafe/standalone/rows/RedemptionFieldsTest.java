package io.vouchsafe.standalone.rows;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Json;
import io.vouchsafe.standalone.api.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/** Contract §3.6, field by field. Whatever is answered is also what is read again. */
@ExtendWith(OneApplication.class)
class RedemptionFieldsTest {

    private final Api api;
    private final Shop shop;
    private final String code;

    RedemptionFieldsTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.code = shop.voucher(shop.genericCampaign());
    }

    private static DynamicTest row(String name, Executable check) {
        return DynamicTest.dynamicTest(name, check);
    }

    private Answer ask(Object... attributes) {
        return shop.validate(code, Shop.unique("T"), 80, attributes);
    }

    private JsonNode granted(Object... attributes) {
        JsonNode redemption = ask(attributes).ok();
        assertThat(shop.find(code, redemption.get("transaction_id").asString()).ok())
                .isEqualTo(redemption);
        return redemption;
    }

    @TestFactory
    List<DynamicTest> ofTheRequest() {
        return List.of(
                row("§3.6 transaction_id: required, kept as it was sent", () -> {
                    String id = Shop.unique("Order №");
                    assertThat(granted("transaction_id", id)
                                    .get("transaction_id")
                                    .asString())
                            .isEqualTo(id);
                    ask("transaction_id", "").refuses(problem("transaction_id", "required"));
                }),
                row("§3.6 customer_identifier: whose it is, who is created with it; null without", () -> {
                    api.get("/customers/cust-77").isUnknown();
                    assertThat(granted("customer_identifier", "cust-77")
                                    .get("customer_identifier")
                                    .asString())
                            .isEqualTo("cust-77");
                    api.get("/customers/cust-77").ok();
                    assertThat(granted().get("customer_identifier").isNull()).isTrue();
                }),
                row("§3.6 customer: an object of the identifier; null without", () -> {
                    assertThat(granted("customer_identifier", "cust-78")
                                    .get("customer")
                                    .toString())
                            .isEqualTo("{\"identifier\":\"cust-78\"}");
                    assertThat(granted().get("customer").isNull()).isTrue();
                }),
                row("§3.6 total_transaction_cost: required, with two decimals", () -> {
                    assertThat(ask("total_transaction_cost", 80.5).body())
                            .contains("\"total_transaction_cost\":80.50,");
                    api.post("/vouchers/" + code + "/redemptions", object("transaction_id", Shop.unique("T")))
                            .refuses(problem("total_transaction_cost", "required"));
                }),
                row("§3.6 confirmed: false unless true is sent", () -> {
                    assertThat(granted().get("confirmed").toString()).isEqualTo("false");
                    assertThat(granted("confirmed", false).get("confirmed").toString())
                            .isEqualTo("false");
                    assertThat(granted("confirmed", true).get("confirmed").toString())
                            .isEqualTo("true");
                    ask("confirmed", "yes").refuses(problem("confirmed", "invalid"));
                }),
                row("§3.6 user_agent: kept; null without", () -> {
                    assertThat(granted("user_agent", "till/4.2 (ü)")
                                    .get("user_agent")
                                    .asString())
                            .isEqualTo("till/4.2 (ü)");
                    assertThat(granted().get("user_agent").isNull()).isTrue();
                }),
                row("§3.6 location: latitude and longitude as they were sent; null without", () -> {
                    assertThat(granted("location", Map.of("latitude", -33.5, "longitude", 151.25))
                                    .get("location"))
                            .isEqualTo(Json.parse("{\"latitude\":-33.5,\"longitude\":151.25}"));
                    assertThat(granted().get("location").isNull()).isTrue();
                    ask("location", "Berlin").refuses(problem("location", "invalid"));
                }),
                row("§3.6 categories: names and tags in the order in which they were sent; empty without", () -> {
                    JsonNode sent = Json.parse("[{\"name\":\"b\",\"tag\":\"2\"},{\"name\":\"a\",\"tag\":\"1\"}]");
                    assertThat(granted("categories", sent).get("categories")).isEqualTo(sent);
                    assertThat(granted().get("categories").toString()).isEqualTo("[]");
                }));
    }

    @TestFactory
    List<DynamicTest> ofTheServer() {
        return List.of(
                row(
                        "§3.6 id: given by the server",
                        () -> assertThat(granted("id", 1).get("id").asLong()).isGreaterThan(1)),
                row(
                        "§3.6 granted_discount: with two decimals, whatever is sent",
                        () -> assertThat(ask("granted_discount", 80).body()).contains("\"granted_discount\":4.00,")),
                row("§3.6 voucher: its number, code and campaign", () -> {
                    JsonNode voucher = api.get("/vouchers/" + code).ok();
                    JsonNode inside = granted().get("voucher");
                    assertThat(inside.propertyNames())
                            .containsExactlyInAnyOrder("type", "id", "campaign_id", "code", "campaign");
                    for (String same : inside.propertyNames()) {
                        assertThat(inside.get(same)).as(same).isEqualTo(voucher.get(same));
                    }
                }),
                row("§3.6 validated_at: when it was created, also after its confirmation", () -> {
                    JsonNode validated = granted("validated_at", "1999-01-01T00:00:00.000Z");
                    assertThat(validated.get("validated_at"))
                            .isEqualTo(validated.get("created_at"))
                            .isEqualTo(shop.confirm(
                                            code,
                                            validated.get("transaction_id").asString())
                                    .ok()
                                    .get("validated_at"));
                    assertThat(validated.get("validated_at").asString()).doesNotStartWith("1999");
                }),
                row("§3.6 confirmed_at: null until confirmed, and validated_at in one step", () -> {
                    JsonNode validated = granted("confirmed_at", "1999-01-01T00:00:00.000Z");
                    assertThat(validated.get("confirmed_at").isNull()).isTrue();
                    JsonNode confirmed = shop.confirm(
                                    code, validated.get("transaction_id").asString())
                            .ok();
                    assertThat(confirmed.get("confirmed_at").asString())
                            .isGreaterThanOrEqualTo(
                                    validated.get("validated_at").asString());
                    JsonNode oneStep = granted("confirmed", true);
                    assertThat(oneStep.get("confirmed_at")).isEqualTo(oneStep.get("validated_at"));
                }));
    }
}
