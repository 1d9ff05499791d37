package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract §3.7 and §5.8. */
@ExtendWith(OneApplication.class)
class CustomersTest {

    private static final String LONGEST = "ä".repeat(255);

    private final RunningApplication application;
    private final Api api;
    private final Shop shop;
    private final long campaign;

    CustomersTest(RunningApplication application, Api api) {
        this.application = application;
        this.api = api;
        this.shop = new Shop(api);
        this.campaign = shop.campaign();
    }

    private static String customer(String identifier) {
        return "/customers/" + Api.encoded(identifier);
    }

    private static String vouchersOf(String identifier) {
        return customer(identifier) + "/vouchers";
    }

    private JsonNode create(String identifier) {
        return api.post("/customers", object("identifier", identifier)).ok();
    }

    private static List<String> texts(Answer answer, String attribute) {
        return answer.list().stream()
                .map(entry -> entry.get(attribute).asString())
                .toList();
    }

    private String status(String code) {
        return api.get("/vouchers/" + Api.encoded(code)).ok().get("status").asString();
    }

    @Test
    @DisplayName("§5.8 #1: GET /customers lists the customers of the project, page by page")
    void listsCustomers() {
        assertThat(api.get("/customers").list()).isEmpty();
        assertThat(api.get("/customers").header("Total-Count")).isEqualTo("0");
        for (int i = 1; i <= 5; i++) {
            create("cust-" + i);
        }
        shop.validate(shop.voucher(campaign), "ORDER-1", 10, "customer_identifier", "cust-6")
                .ok();
        api.delete(customer("cust-2")).is(204);

        Answer all = api.get("/customers");
        assertThat(texts(all, "identifier")).containsExactly("cust-1", "cust-3", "cust-4", "cust-5", "cust-6");
        assertThat(all.header("Link")).isNull();
        Answer page = api.get("/customers?page=2&per_page=2");
        assertThat(texts(page, "identifier")).containsExactly("cust-4", "cust-5");
        assertThat(page.header("Total-Count")).isEqualTo("5");
        assertThat(Objects.requireNonNull(page.header("Link")))
                .contains("rel=\"first\"", "rel=\"prev\"", "rel=\"next\"", "rel=\"last\"");
        assertThat(api.get("/customers?page=4&per_page=2").list()).isEmpty();
    }

    @Test
    @DisplayName("§5.8 #2: POST /customers creates a customer, who is new unless said otherwise")
    void createsACustomer() {
        JsonNode created = create("cust-77");

        assertThat(created.propertyNames())
                .containsExactlyInAnyOrder("type", "identifier", "is_new", "created_at", "updated_at");
        assertThat(created.get("type").asString()).isEqualTo("Customer");
        assertThat(created.get("identifier").asString()).isEqualTo("cust-77");
        assertThat(created.get("is_new").asBoolean()).isTrue();
        assertThat(created.get("created_at").asString()).matches(CampaignsTest.TIMESTAMP);
        assertThat(created.get("updated_at")).isEqualTo(created.get("created_at"));
        JsonNode known = api.post("/customers", object("identifier", "cust-78", "is_new", false))
                .ok();
        assertThat(known.get("is_new").asBoolean()).isFalse();
        assertThat(api.get("/customers").list()).containsExactly(created, known);
    }

    @Test
    @DisplayName("§5.8 #2: identifier/required, identifier/must_be_unique, identifier/too_long, all at once")
    void refusesABadCustomer() {
        create("cust-77");

        api.post("/customers", object()).refuses(problem("identifier", "required"));
        api.post("/customers", object("identifier", "cust-77")).refuses(problem("identifier", "must_be_unique"));
        api.post("/customers", object("identifier", LONGEST + "ä", "is_new", 1))
                .refuses(problem("identifier", "too_long", "255"), problem("is_new", "invalid"));
        assertThat(api.get("/customers").list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cust.77@example.test",
                ".hidden",
                "two words and  more",
                "a+b",
                "Ж-客-🎟",
                "a;b=c",
                "what?#&=",
                "~!$'()*,:[]{}|^`\"<>",
                "vouchers",
                "ä"
            })
    @DisplayName("§5.8 #3: GET /customers/{identifier}, whatever the identifier holds")
    void findsACustomerByAnyIdentifier(String identifier) {
        JsonNode created = create(identifier);
        String code = shop.voucher(campaign, "customer_identifier", identifier);

        assertThat(api.get(customer(identifier)).ok()).isEqualTo(created);
        assertThat(api.get(customer(" " + identifier + " ")).ok()).isEqualTo(created);
        assertThat(texts(api.get(vouchersOf(identifier)), "code")).containsExactly(code);
        assertThat(api.get(customer(identifier) + "/redemptions").list()).isEmpty();
        api.patch(vouchersOf(identifier), object("vouchers", List.of(code))).ok();
        assertThat(api.send(
                                "DELETE",
                                vouchersOf(identifier),
                                object("vouchers", List.of(code)).text())
                        .ok())
                .isEqualTo(created);
        api.delete(customer(identifier)).is(204);
        api.get(customer(identifier)).isUnknown();
    }

    @Test
    void findsTheLongestIdentifier() {
        JsonNode created = create(LONGEST);

        assertThat(api.get(customer(LONGEST)).ok()).isEqualTo(created);
        api.delete(customer(LONGEST)).is(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "100%", "%2F", ".", "..", "a\nb", "a\u2028b"})
    @DisplayName("§5.8 #3: what cannot stand in a path is no identifier, wherever it is sent")
    void refusesWhatCannotStandInAPath(String identifier) {
        String code = shop.voucher(campaign);
        api.post("/customers", object("identifier", identifier)).refuses(problem("identifier", "invalid"));
        shop.validate(code, "ORDER-1", 10, "customer_identifier", identifier)
                .refuses(problem("customer_identifier", "invalid"));
        api.post(
                        "/campaigns/" + campaign + "/vouchers",
                        object("active", true, "code", "C", "customer_identifier", identifier))
                .refuses(problem("customer_identifier", "invalid"));
        assertThat(api.get("/customers").list()).isEmpty();
    }

    @Test
    @DisplayName("§5.8 #3: an unknown customer is 404, and so is another project's")
    void findsNobodyElse() {
        create("cust-77");
        Api other = application.newAdmin();

        for (String nobody : List.of("unknown", "CUST-77", " ", "a".repeat(256), "cust-77\t7")) {
            api.get(customer(nobody)).isUnknown();
            api.get(vouchersOf(nobody)).isUnknown();
            api.get(customer(nobody) + "/redemptions").isUnknown();
            api.patch(vouchersOf(nobody), object("vouchers", List.of())).isUnknown();
            api.delete(vouchersOf(nobody) + "?vouchers=A").isUnknown();
            api.delete(customer(nobody)).isUnknown();
        }
        other.get(customer("cust-77")).isUnknown();
        other.get(vouchersOf("cust-77")).isUnknown();
        other.get(customer("cust-77") + "/redemptions").isUnknown();
        other.patch(vouchersOf("cust-77"), object("vouchers", List.of())).isUnknown();
        other.delete(vouchersOf("cust-77") + "?vouchers=A").isUnknown();
        other.delete(customer("cust-77")).isUnknown();
        assertThat(other.get("/customers").list()).isEmpty();
        api.get(customer("cust-77")).ok();
    }

    @Test
    @DisplayName("§5.8 #4: DELETE /customers/{identifier} frees the vouchers, and nothing names the person any more")
    void deletesACustomer() {
        String code = shop.voucher(campaign, "customer_identifier", "cust-77");
        shop.validate(code, "ORDER-1", 100, "customer_identifier", "cust-77").ok();
        api.delete(customer("cust-77")).is(204);

        api.get(customer("cust-77")).isUnknown();
        api.delete(customer("cust-77")).isUnknown();
        JsonNode voucher = api.get("/vouchers/" + code).ok();
        assertThat(voucher.get("customer_identifier").isNull()).isTrue();
        assertThat(voucher.get("status").asString()).isEqualTo("validated");
        JsonNode redemption = shop.find(code, "ORDER-1").ok();
        assertThat(redemption.get("customer").isNull()).isTrue();
        assertThat(redemption.get("customer_identifier").isNull()).isTrue();
        shop.confirm(code, "ORDER-1").refuses(problem("customer", "invalid"));

        shop.validate(code, "ORDER-2", 100, "customer_identifier", "cust-77", "confirmed", true)
                .ok();
        assertThat(texts(api.get(customer("cust-77") + "/redemptions"), "transaction_id"))
                .containsExactly("ORDER-2");
        assertThat(api.get(vouchersOf("cust-77")).list()).isEmpty();
        assertThat(
                        application.number(
                                "select count(*) from events.event where payload like '%cust-77%' or meta_data like '%cust-77%'"))
                .isZero();
    }

    @Test
    @DisplayName("§5.8 #4: DELETE /customers/{identifier} with confirmed redemptions is can_not_be_deleted")
    void keepsACustomerWithConfirmedRedemptions() {
        String code = shop.voucher(campaign, "customer_identifier", "cust-77");
        shop.validate(code, "ORDER-1", 100, "customer_identifier", "cust-77", "confirmed", true)
                .ok();

        api.delete(customer("cust-77")).refusesDeletion(problem("base", "invalid"));

        assertThat(api.get("/vouchers/" + code).ok().get("customer_identifier").asString())
                .isEqualTo("cust-77");
        assertThat(api.get(customer("cust-77")).ok().get("is_new").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("§5.8 #5: GET /customers/{identifier}/vouchers lists what is assigned, page by page")
    void listsTheVouchersOfACustomer() {
        long generic = shop.genericCampaign();
        List<String> codes = IntStream.range(0, 5)
                .mapToObj(i -> shop.voucher(i % 2 == 0 ? campaign : generic, "customer_identifier", "cust-77"))
                .toList();
        shop.voucher(campaign, "customer_identifier", "cust-78");
        shop.voucher(campaign);

        Answer all = api.get(vouchersOf("cust-77"));
        assertThat(texts(all, "code")).isEqualTo(codes);
        assertThat(all.list()).allSatisfy(voucher -> {
            assertThat(voucher)
                    .isEqualTo(api.get("/vouchers/" + voucher.get("id")).ok());
            assertThat(voucher.get("status").asString()).isEqualTo("distributed");
        });
        Answer page = api.get(vouchersOf("cust-77") + "?page=3&per_page=2");
        assertThat(texts(page, "code")).containsExactly(codes.getLast());
        assertThat(page.header("Total-Count")).isEqualTo("5");
        assertThat(page.header("Link")).isNotNull();
        assertThat(api.get(vouchersOf("cust-77") + "?page=4&per_page=2").list()).isEmpty();
    }

    @Test
    @DisplayName("§5.8 #6: PATCH /customers/{identifier}/vouchers assigns all, or none and says why")
    void assignsVouchers() {
        JsonNode customer = create("cust-77");
        String one = shop.voucher(campaign);
        String two = shop.voucher(shop.genericCampaign());
        String hers = shop.voucher(campaign, "customer_identifier", "cust-78");

        api.patch(vouchersOf("cust-77"), object("vouchers", List.of(one, hers, "UNKNOWN")))
                .refuses(problem("vouchers", "invalid"), problem("vouchers", "does_not_match_assigned_customer"));
        assertThat(api.get(vouchersOf("cust-77")).list()).isEmpty();
        assertThat(api.patch(vouchersOf("cust-77"), object("vouchers", List.of(one, two)))
                        .ok())
                .isEqualTo(customer);
        assertThat(api.patch(vouchersOf("cust-77"), object("vouchers", List.of(one)))
                        .ok())
                .isEqualTo(customer);

        assertThat(texts(api.get(vouchersOf("cust-77")), "code")).containsExactly(one, two);
        assertThat(api.get("/campaigns/" + campaign + "/vouchers?status=distributed")
                        .header("Total-Count"))
                .isEqualTo("2");
        shop.redeem(one, "ORDER-1", 10).refuses(problem("customer", "does_not_match_assigned_customer"));
        api.patch(vouchersOf("cust-77"), object()).refuses(problem("vouchers", "required"));
        api.patch(vouchersOf("cust-77"), object("vouchers", "ALL")).refuses(problem("vouchers", "invalid"));
        api.patch(vouchersOf("cust-77"), object("vouchers", Collections.nCopies(1001, "X")))
                .refuses(problem("vouchers", "too_long", "1000"));
    }

    @Test
    @DisplayName("§5.8 #7: DELETE /customers/{identifier}/vouchers takes back by body, vouchers= or vouchers[]=")
    void takesVouchersBack() throws IOException {
        JsonNode customer = create("cust-77");
        List<String> codes =
                IntStream.range(0, 5).mapToObj(i -> shop.voucher(campaign)).toList();
        String hers = shop.voucher(campaign, "customer_identifier", "cust-78");
        api.patch(vouchersOf("cust-77"), object("vouchers", codes)).ok();
        shop.validate(codes.getLast(), "ORDER-1", 10, "customer_identifier", "cust-77", "confirmed", true)
                .ok();

        assertThat(api.send(
                                "DELETE",
                                vouchersOf("cust-77"),
                                object("vouchers", List.of(codes.get(0), hers)).text())
                        .ok()
                        .get("identifier"))
                .isEqualTo(customer.get("identifier"));
        api.delete(vouchersOf("cust-77") + "?vouchers=" + codes.get(1)).ok();
        api.delete(vouchersOf("cust-77") + "?vouchers%5B%5D=" + codes.get(2) + "&vouchers%5B%5D=UNKNOWN")
                .ok();
        assertThat(unencoded("DELETE", vouchersOf("cust-77") + "?vouchers[]=" + codes.get(3)))
                .startsWith("HTTP/1.1 200");
        api.delete(vouchersOf("cust-77") + "?vouchers=" + codes.getLast()).ok();

        assertThat(texts(api.get(vouchersOf("cust-77")), "code")).containsExactly(codes.getLast());
        assertThat(status(codes.get(0))).isEqualTo("created");
        assertThat(status(hers)).isEqualTo("distributed");
        assertThat(status(codes.getLast())).isEqualTo("redeemed");
        api.delete(vouchersOf("cust-77")).refuses(problem("vouchers", "required"));
    }

    /** A request with a target that no well-behaved client would send. */
    private String unencoded(String method, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            String request = method + " /api/v1.0" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + api.authorization() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @Test
    @DisplayName("§5.8 #8: GET /customers/{identifier}/redemptions lists confirmed and unconfirmed ones, page by page")
    void listsTheRedemptionsOfACustomer() {
        String code = shop.voucher(shop.genericCampaign());
        String other = shop.voucher(campaign);
        for (int i = 1; i <= 4; i++) {
            shop.validate(code, "ORDER-" + i, 10, "customer_identifier", "cust-77", "confirmed", i % 2 == 0)
                    .ok();
        }
        shop.validate(other, "ORDER-5", 10, "customer_identifier", "cust-77").ok();
        shop.validate(code, "ORDER-6", 10, "customer_identifier", "cust-78").ok();
        shop.validate(code, "ORDER-7", 10).ok();
        shop.delete(code, "ORDER-3").is(204);

        Answer all = api.get(customer("cust-77") + "/redemptions");
        assertThat(texts(all, "transaction_id")).containsExactly("ORDER-1", "ORDER-2", "ORDER-4", "ORDER-5");
        assertThat(all.list().getFirst()).isEqualTo(shop.find(code, "ORDER-1").ok());
        Answer page = api.get(customer("cust-77") + "/redemptions?page=2&per_page=3");
        assertThat(texts(page, "transaction_id")).containsExactly("ORDER-5");
        assertThat(page.header("Total-Count")).isEqualTo("4");
        assertThat(page.header("Link")).isNotNull();
    }

    @Test
    @DisplayName("§3.7: an unseen customer_identifier creates the customer, who is new until the first confirmation")
    void createsACustomerOnFirstUse() {
        String code = shop.voucher(campaign);
        shop.validate(code, "ORDER-1", 100, "customer_identifier", "cust-77").ok();
        JsonNode before = api.get(customer("cust-77")).ok();
        assertThat(before.get("is_new").asBoolean()).isTrue();

        shop.confirm(code, "ORDER-1").ok();

        JsonNode after = api.get(customer("cust-77")).ok();
        assertThat(after.get("is_new").asBoolean()).isFalse();
        assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
        assertThat(after)
                .isEqualTo(api.patch(vouchersOf("cust-77"), object("vouchers", List.of()))
                        .ok());
    }
}
