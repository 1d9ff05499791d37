package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The status life cycle of vouchers (contract §3.4), and expiring a list of them (§5.2 #9). */
@ExtendWith(OneApplication.class)
class VoucherLifeTest {

    private static final String EXPIRE = "/campaigns/vouchers/expire";

    private final Api api;
    private final Shop shop;
    private final long campaign;

    VoucherLifeTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.campaign = shop.campaign();
    }

    private String status(String code) {
        return api.get("/vouchers/" + code).ok().get("status").asString();
    }

    private void expire(String... codes) {
        Answer answer = api.post(EXPIRE, object("vouchers", List.of(codes)));
        assertThat(answer.is(204).body()).isEmpty();
    }

    private void assign(String identifier, String code) {
        api.patch("/customers/" + identifier + "/vouchers", object("vouchers", List.of(code)))
                .ok();
    }

    @Test
    @DisplayName("§3.4 status created: free for anyone")
    void isCreated() {
        assertThat(status(shop.voucher(campaign))).isEqualTo("created");
    }

    @Test
    @DisplayName(
            "§3.4 status distributed: assigned to a customer, and only that customer may redeem; taken back it is created")
    void isDistributed() {
        api.post("/customers", object("identifier", "cust-77")).ok();
        String code = shop.voucher(campaign);
        assign("cust-77", code);
        assertThat(status(code)).isEqualTo("distributed");
        shop.validate(code, "ORDER-1", 10, "customer_identifier", "cust-78")
                .refuses(problem("customer", "does_not_match_assigned_customer"));

        api.delete("/customers/cust-77/vouchers?vouchers=" + code).ok();
        assertThat(status(code)).isEqualTo("created");
    }

    @Test
    @DisplayName("§3.4 status validated: has an unconfirmed redemption; without it created or distributed again")
    void isValidated() {
        String free = shop.voucher(campaign);
        String assigned = shop.voucher(campaign, "customer_identifier", "cust-77");
        for (String code : List.of(free, assigned)) {
            shop.validate(code, "ORDER-" + code, 10, "customer_identifier", "cust-77")
                    .ok();
            assertThat(status(code)).isEqualTo("validated");
            shop.delete(code, "ORDER-" + code).is(204);
        }
        assertThat(status(free)).isEqualTo("created");
        assertThat(status(assigned)).isEqualTo("distributed");
    }

    @Test
    @DisplayName(
            "§3.4 status active: a generic voucher after its first confirmed redemption, created while there are unconfirmed ones")
    void isActive() {
        String code = shop.voucher(shop.genericCampaign());
        shop.validate(code, "ORDER-1", 10).ok();
        assertThat(status(code)).isEqualTo("created");
        shop.confirm(code, "ORDER-1").ok();
        assertThat(status(code)).isEqualTo("active");
    }

    @Test
    @DisplayName("§3.4 status redeemed: used up, final; expiring it changes nothing")
    void isRedeemed() {
        String code = shop.voucher(campaign);
        shop.redeem(code, "ORDER-1", 10).ok();
        assertThat(status(code)).isEqualTo("redeemed");
        expire(code);
        assertThat(status(code)).isEqualTo("redeemed");
    }

    @Test
    @DisplayName("§3.4 status expired: from created, distributed, validated and active, final")
    void isExpired() {
        api.post("/customers", object("identifier", "cust-77")).ok();
        String created = shop.voucher(campaign);
        String distributed = shop.voucher(campaign);
        assign("cust-77", distributed);
        String validated = shop.voucher(campaign);
        shop.validate(validated, "ORDER-1", 10).ok();
        String active = shop.voucher(shop.genericCampaign());
        shop.redeem(active, "ORDER-2", 10).ok();
        List<String> codes = List.of(created, distributed, validated, active);

        expire(codes.toArray(String[]::new));

        assertThat(codes).allSatisfy(code -> assertThat(status(code)).isEqualTo("expired"));
        shop.redeem(created, "ORDER-3", 10).refuses(problem("voucher", "expired"));
        shop.confirm(validated, "ORDER-1").refuses(problem("voucher", "expired"));
        api.patch("/customers/cust-77/vouchers", object("vouchers", List.of(created)))
                .refuses(problem("vouchers", "expired"));
        api.delete("/customers/cust-77/vouchers?vouchers=" + distributed).ok();
        assertThat(status(distributed)).isEqualTo("expired");
        assertThat(api.get("/campaigns/" + campaign + "/vouchers?status=expired")
                        .header("Total-Count"))
                .isEqualTo("3");
    }

    @Test
    @DisplayName("§3.4: PATCH /vouchers/{id} answers the status that GET answers, also that of a validated voucher")
    void answersAnEditWithTheStatusThatIsRead() {
        String created = shop.voucher(campaign);
        String distributed = shop.voucher(campaign, "customer_identifier", "cust-77");
        String validated = shop.voucher(campaign, "customer_identifier", "cust-77");
        shop.validate(validated, "ORDER-1", 10, "customer_identifier", "cust-77")
                .ok();
        String generic = shop.voucher(shop.genericCampaign());
        shop.validate(generic, "ORDER-2", 10).ok();
        String expired = shop.voucher(campaign);
        shop.validate(expired, "ORDER-3", 10).ok();
        expire(expired);

        List<String> statuses = new ArrayList<>();
        for (String code : List.of(created, distributed, validated, generic, expired)) {
            Answer edited = api.patch("/vouchers/" + code, object("active", false));
            assertThat(edited.ok()).isEqualTo(api.get("/vouchers/" + code).ok());
            statuses.add(edited.json().get("status").asString());
        }
        assertThat(statuses).containsExactly("created", "distributed", "validated", "created", "expired");
        shop.delete(validated, "ORDER-1").is(204);
        assertThat(api.patch("/vouchers/" + validated, object("active", true))
                        .ok()
                        .get("status")
                        .asString())
                .isEqualTo("distributed");
    }

    @Test
    @DisplayName("§5.2 #9: 204 for a well-formed list, unknown codes or none at all; vouchers is required")
    void expiresAList() {
        String code = shop.voucher(campaign);
        expire("UNKNOWN", code, code);
        assertThat(status(code)).isEqualTo("expired");
        expire();
        expire(code);

        api.post(EXPIRE, object()).refuses(problem("vouchers", "required"));
        api.post(EXPIRE, object("vouchers", 7)).refuses(problem("vouchers", "invalid"));
        api.post(EXPIRE, object("vouchers", List.of(code, 7))).refuses(problem("vouchers", "invalid"));
        api.post(EXPIRE, object("vouchers", Collections.nCopies(10_000, "UNKNOWN")))
                .is(204);
        api.post(EXPIRE, object("vouchers", Collections.nCopies(10_001, "UNKNOWN")))
                .refuses(problem("vouchers", "too_long", "10000"));
    }
}
