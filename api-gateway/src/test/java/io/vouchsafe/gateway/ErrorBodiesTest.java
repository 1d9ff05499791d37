package io.vouchsafe.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.gateway.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails, and wherever, the answer is the contract's error body (§2.1) and shows nothing of the inside. */
class ErrorBodiesTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Answer asAdmin(String method, String target, String... headers) {
        return gateway.send(method, target, RunningGateway.admin(), headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"})
    void unknownRoutesAreNotFoundWhateverTheMethod(String method) {
        Answer answer = asAdmin(method, "/api/v1.0/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/error", "/index.html", "/actuator/env", "/favicon.ico", "/%61pi/v1.0/campaigns"})
    void nothingIsFoundOutsideOfTheApi(String path) {
        Answer answer = asAdmin("GET", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /campaigns, GET POST", "PATCH, /campaigns/1, GET", "PROPFIND, /campaigns, GET POST"})
    void methodsThatARouteDoesNotKnowAreNamed(String method, String path, String allowed) {
        Answer answer = asAdmin(method, "/api/v1.0" + path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.errorCode()).isEqualTo("invalid");
        assertThat(answer.headers("Allow")).hasSize(1);
        assertThat(answer.headers("Allow").getFirst().split(", ?")).containsExactlyInAnyOrder(allowed.split(" "));
    }

    @Test
    void tracingIsNotAllowed() {
        Answer answer = asAdmin("TRACE", "/api/v1.0/campaigns");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.errorCode()).isEqualTo("invalid");
    }

    @Test
    void aPathVariableOfAnotherTypeNamesNothing() {
        assertThat(asAdmin("GET", "/api/v1.0/campaigns/one").errorCode()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"a\":1}x", "null", "{\"a\":1,\"a\":2}"})
    void malformedJsonIsABadRequest(String body) {
        Answer answer = gateway.post("/api/v1.0/campaigns", RunningGateway.admin(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("invalid");
    }

    @Test
    void jsonIsReadUnderTheContentTypeThatSimpleClientsSend() {
        assertThat(gateway.post("/api/v1.0/campaigns", RunningGateway.admin(), "{\"a\":1}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=0.9", "nonsense", "*"})
    void whatAClientAcceptsCannotFail(String accept) {
        Answer answer = asAdmin("GET", "/api/v1.0/campaigns", "Accept: " + accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(asAdmin("GET", "/api/v1.0/nowhere", "Accept: " + accept).errorCode())
                .isEqualTo("not_found");
    }

    @Test
    void multipartRubbishIsNoBugOfOurs() {
        Answer answer = gateway.raw("POST /api/v1.0/campaigns HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: " + RunningGateway.admin() + "\r\nContent-Type: multipart/form-data\r\n"
                + "Content-Length: 3\r\n\r\nabc");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1.0/campaigns?a=%zz HTTP/1.1\r\nHost: localhost\r\nX-A: \u0085\r\nAccept-Language: \u0085\r\n",
                "GET /api/v1.0/campaigns HTTP/1.1\r\nHost: localhost\r\nAccept-Language: ;;;\r\nContent-Type: ;;\r\n",
                "GET /api/v1.0/campaigns HTTP/1.1\r\nHost: localhost\r\nCookie: \u0001=;\r\n",
            })
    void strangeHeadersAreNoBugOfOurs(String head) {
        Answer answer =
                gateway.raw(head + "Authorization: " + RunningGateway.admin() + "\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUBBISH\r\n\r\n",
                "GET /api/v1.0/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/v1.0/a%2Fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/v1.0/<> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/v1.0/campaigns HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /api/v1.0/campaigns HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "POST /api/v1.0/campaigns HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1.0/../.. HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/v1.0/a;b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/v1.0//a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            })
    void whatTheServerItselfTurnsAwayGetsABodyToo(String request) {
        Answer answer = gateway.raw(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("invalid");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    @DisplayName("§2.2 unknown_error: 500 for a bug, which shows an id and nothing else")
    void aBugInAControllerShowsAnIdAndNothingElse() {
        Answer answer = asAdmin("GET", "/api/v1.0/bug");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.errorCode()).isEqualTo("unknown_error");
        assertThat(answer.body()).contains("trace id").doesNotContain("secret", "Exception");
    }

    @Test
    void aBugInAFilterShowsTheRequestsIdAndNothingElse() {
        Answer answer = asAdmin("GET", "/api/v1.0/campaigns?fail=bug", "X-Request-Id: mine-1");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.errorCode()).isEqualTo("unknown_error");
        assertThat(answer.body()).contains("trace id mine-1").doesNotContain("secret", "Exception");
    }

    @ParameterizedTest
    @CsvSource({"404, not_found", "400, invalid", "403, forbidden", "406, invalid", "503, unknown_error"})
    void aBareStatusGetsABody(int status, String code) {
        Answer answer = asAdmin("GET", "/api/v1.0/campaigns?fail=" + status);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users?fail=404", "/nowhere", "/users/x", "/users?fail=bug", "/users;a=b"})
    void ownEndpointsAnswerWithAProblemWhereverItArises(String target) {
        Answer answer = asAdmin("GET", "/api/vouchsafe/v1" + target);

        assertThat(answer.status()).isIn(400, 404, 500);
        assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.body())
                .contains("{\"type\":\"about:blank\",\"title\":", "\"status\":" + answer.status(), "\"code\":")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%", "%zz=1", "a=%00", "a=%ff", "&&&", "=", "a=b;c"})
    void aQueryThatCannotBeDecodedIsNoBugOfOurs(String query) {
        assertThat(asAdmin("GET", "/api/v1.0/campaigns?" + query).status()).isIn(200, 400);
    }

    @Test
    void moreParametersThanTheServerReadsAreNoBugOfOurs() {
        Answer answer = asAdmin("GET", "/api/v1.0/campaigns?" + "a=1&".repeat(1_500));

        assertThat(answer.status()).isIn(200, 400);
    }

    @Test
    void noAnswerNamesTheServer() {
        assertThat(asAdmin("GET", "/api/v1.0/campaigns").headers("Server")).isEmpty();
        assertThat(gateway.raw("RUBBISH\r\n\r\n").headers("Server")).isEmpty();
    }
}
