package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §1 and §2: what everything that is not a success looks like. */
@ExtendWith(OneApplication.class)
class ErrorsTest {

    private final Api api;

    ErrorsTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic !!!", "Basic bm9ib2R5OnNlY3JldA==", "Bearer", "Bearer vs_wrong", "Digest x"})
    @DisplayName("§2.2 not_authorized: 401 for whatever is no credential")
    void asksStrangersForCredentials(String authorization) {
        Answer answer = api.as(authorization.isEmpty() ? null : authorization)
                .get("/campaigns")
                .is(401);

        assertThat(answer.errorCode()).isEqualTo("not_authorized");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /campaigns/1",
        "DELETE, /campaigns",
        "PATCH,  /campaigns",
        "POST,   /campaigns/1",
        "PUT,    /vouchers/A/redemptions",
        "DELETE, /campaigns/1/vouchers",
        "GET,    /campaigns/1/vouchers/batch",
        "POST,   /vouchers/1",
        "TRACE,  /campaigns",
    })
    void knowsWhichMethodsARouteHas(String method, String path) {
        Answer answer = api.send(method, path, null).is(405);

        assertThat(answer.errorCode()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/campaigns/x",
                "/campaigns/1.5",
                "/campaigns/-1",
                "/campaigns/99999999999999999999999",
                "/campaigns/1/nothing",
                "/campaigns/999999/vouchers",
                "/campaigns/999999/redemptions",
                "/vouchers/99999999999999999999999",
                "/vouchers/%F0%9F%8E%81",
                "/vouchers/none/redemptions?transaction_id=1",
            })
    @DisplayName("§2.2 not_found: 404 for unknown routes and for ids and codes of nothing")
    void doesNotFindWhatIsNotThere(String path) {
        api.get(path).isUnknown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/campaigns/%00", "/vouchers/a%2Fb", "/vouchers/a;b", "/vouchers/../campaigns", "/vouchers/%2e"})
    void turnsAwayPathsThatCouldMeanTwoThings(String path) {
        assertThat(api.get(path).is(400).errorCode()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "[]",
                "[{\"name\":\"a\"}]",
                "\"name\"",
                "null",
                "1",
                "{\"name\":\"a\"}x",
                "{\"name\":\"a\",}",
                "{'name':'a'}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"\\ud8\"}",
                "{\"name\":NaN}",
                "{\"max_redemptions\":01}",
                "{\"name\":\"a\u0001b\"}",
                "\u0000",
            })
    @DisplayName("§2.2 malformed: 400 with the code invalid on every route with a body")
    void refusesWhatIsNoJsonObject(String body) {
        for (String[] route : routesWithBodies()) {
            Answer answer = api.send(route[0], route[1], body);

            assertThat(answer.status()).as("%s %s", route[0], route[1]).isEqualTo(400);
            assertThat(answer.errorCode()).isEqualTo("invalid");
        }
    }

    private String[][] routesWithBodies() {
        Shop shop = new Shop(api);
        long campaign = shop.campaign();
        String code = shop.voucher(campaign);
        return new String[][] {
            {"POST", "/campaigns"},
            {"PATCH", "/campaigns/" + campaign},
            {"POST", "/campaigns/" + campaign + "/vouchers"},
            {"POST", "/campaigns/" + campaign + "/vouchers/batch"},
            {"PATCH", "/vouchers/" + code},
            {"POST", "/vouchers/" + code + "/redemptions"},
            {"PATCH", "/vouchers/" + code + "/redemptions"},
            {"DELETE", "/vouchers/" + code + "/redemptions"},
            {"GET", "/vouchers/" + code + "/redemptions"},
        };
    }

    @Test
    void limitsDepthLengthAndSize() {
        String deep = "{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";
        String digits = "{\"max_redemptions\":" + "9".repeat(5000) + "}";
        String text = "{\"name\":\"" + "x".repeat(200_000) + "\"}";
        String large = "{\"name\":\"a\",\"x\":[" + "\"0123456789\",".repeat(100_000) + "1]}";

        for (String body : List.of(deep, digits, text)) {
            assertThat(api.send("POST", "/campaigns", body).is(400).errorCode()).isEqualTo("invalid");
        }
        assertThat(api.send("POST", "/campaigns", large).is(413).errorCode()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
    void readsJsonUnderAnyContentType(String type) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api.root() + "/campaigns"))
                .header("Authorization", String.valueOf(api.authorization()))
                .header("Content-Type", type)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(
                        object("name", Shop.unique("Typed")).text()))
                .build();

        var response = api.client().send(request, BodyHandlers.ofString());

        new Answer(response.statusCode(), response.headers(), response.body()).ok();
    }

    @Test
    void answersEveryRequestWithItsId() {
        assertThat(api.send("GET", "/campaigns", null, "X-Request-Id", "mine-1").header("X-Request-Id"))
                .isEqualTo("mine-1");
        assertThat(api.get("/nowhere").header("X-Request-Id")).isNotBlank();
    }
}
