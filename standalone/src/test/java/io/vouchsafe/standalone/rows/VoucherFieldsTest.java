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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;

/** Contract §3.4, field by field, and the creation of a single voucher (§5.2 #2). */
@ExtendWith(OneApplication.class)
class VoucherFieldsTest {

    private final Api api;
    private final Shop shop;
    private final long campaign;
    private final String vouchers;

    VoucherFieldsTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.campaign = shop.campaign(shop.mainCampaign(), "name", Shop.unique("Fields"));
        this.vouchers = "/campaigns/" + campaign + "/vouchers";
    }

    private static DynamicTest row(String name, Executable check) {
        return DynamicTest.dynamicTest(name, check);
    }

    private Answer create(Object... attributes) {
        return api.post(
                vouchers, object("active", true, "code", Shop.unique("F")).with(attributes));
    }

    @Test
    @DisplayName("§5.2 #2: POST answers the voucher, names all that is missing, and knows no other campaign")
    void createsOne() {
        JsonNode voucher = create().ok();

        assertThat(api.get("/vouchers/" + voucher.get("id").asLong()).ok()).isEqualTo(voucher);
        assertThat(api.get(vouchers).list()).containsExactly(voucher);
        assertThat(api.post(vouchers, object()).is(422).problems())
                .containsExactlyInAnyOrder(problem("active", "required"), problem("code", "required"));
        api.post("/campaigns/999999999/vouchers", object("active", true, "code", "F"))
                .isUnknown();
    }

    @TestFactory
    List<DynamicTest> fields() {
        return List.of(
                row(
                        "§3.4 type: Voucher, whatever is sent",
                        () -> assertThat(create("type", "Campaign")
                                        .ok()
                                        .get("type")
                                        .asString())
                                .isEqualTo("Voucher")),
                row(
                        "§3.4 id: given by the server",
                        () -> assertThat(create("id", 1).ok().get("id").asLong())
                                .isGreaterThan(1)),
                row(
                        "§3.4 campaign_id: that of the path, whatever is sent",
                        () -> assertThat(create("campaign_id", 1)
                                        .ok()
                                        .get("campaign_id")
                                        .asLong())
                                .isEqualTo(campaign)),
                row("§3.4 active: required, and what is not active cannot be redeemed", () -> {
                    JsonNode off = create("active", false).ok();
                    assertThat(off.get("active").asBoolean()).isFalse();
                    shop.redeem(off.get("code").asString(), Shop.unique("T"), 10)
                            .refuses(problem("voucher", "not_active"));
                    api.post(vouchers, object("code", Shop.unique("F"))).refuses(problem("active", "required"));
                }),
                row("§3.4 code: required, kept as it was sent", () -> {
                    String code = Shop.unique("MiXed ä+&");
                    assertThat(create("code", code).ok().get("code").asString()).isEqualTo(code);
                    create("code", code).refuses(problem("code", "must_be_unique"));
                    api.post(vouchers, object("active", true)).refuses(problem("code", "required"));
                }),
                row("§3.4 customer_identifier: null unless assigned", () -> {
                    assertThat(create().ok().get("customer_identifier").isNull())
                            .isTrue();
                    assertThat(create("customer_identifier", "cust-77")
                                    .ok()
                                    .get("customer_identifier")
                                    .asString())
                            .isEqualTo("cust-77");
                    assertThat(api.get("/customers/cust-77/vouchers").list()).hasSize(1);
                }),
                row("§3.4 status: created or distributed, whatever is sent", () -> {
                    assertThat(create("status", "redeemed").ok().get("status").asString())
                            .isEqualTo("created");
                    assertThat(create("customer_identifier", "cust-78")
                                    .ok()
                                    .get("status")
                                    .asString())
                            .isEqualTo("distributed");
                }),
                row("§3.4 created_at, updated_at: set by the server, and only the second by an edit", () -> {
                    JsonNode before =
                            create("created_at", "1999-01-01T00:00:00.000Z").ok();
                    assertThat(before.get("created_at").asString())
                            .doesNotStartWith("1999")
                            .isEqualTo(before.get("updated_at").asString());
                    JsonNode after = api.patch("/vouchers/" + before.get("id").asLong(), object("active", false))
                            .ok();
                    assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
                    assertThat(after.get("updated_at").asString())
                            .isGreaterThanOrEqualTo(before.get("updated_at").asString());
                }),
                row("§3.4 campaign: type, number and name, everywhere", () -> {
                    String name =
                            api.get("/campaigns/" + campaign).ok().get("name").asString();
                    JsonNode expected = Json.parse(object("type", "Campaign", "id", campaign, "name", name)
                            .text());
                    JsonNode voucher = create().ok();
                    assertThat(voucher.get("campaign")).isEqualTo(expected);
                    assertThat(shop.validate(voucher.get("code").asString(), Shop.unique("T"), 10)
                                    .ok()
                                    .get("voucher")
                                    .get("campaign"))
                            .isEqualTo(expected);
                    assertThat(api.get(vouchers).list())
                            .allSatisfy(one -> assertThat(one.get("campaign")).isEqualTo(expected));
                }));
    }
}
