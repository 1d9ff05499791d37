package io.vouchsafe.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.RunningGateway.Answer;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.NewApiKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §1.2, from outside, and the spellings of paths that might get around it. */
class RolesOverHttpTest {

    private static RunningGateway gateway;
    private static String sale;
    private static String distribution;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
        sale = key(Role.POINT_OF_SALE);
        distribution = key(Role.POINT_OF_DISTRIBUTION);
    }

    private static String key(Role role) {
        return "Bearer "
                + gateway.bean(AccessDirectory.class)
                        .addApiKey(new NewApiKey(1, null, role.wire(), role))
                        .secret();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /vouchers/A-1/redemptions,   200, 403",
        "POST,   /vouchers/A-1/redemptions,   200, 403",
        "PATCH,  /vouchers/A-1/redemptions,   200, 403",
        "DELETE, /vouchers/A-1/redemptions,   200, 403",
        "PUT,    /vouchers/A-1/redemptions,   403, 403",
        "HEAD,   /vouchers/A-1/redemptions,   403, 403",
        "OPTIONS,/vouchers/A-1/redemptions,   403, 403",
        "GET,    /vouchers/find,              403, 200",
        "GET,    /vouchers/find?campaign_id=1,403, 200",
        "POST,   /vouchers/find,              403, 403",
        "HEAD,   /vouchers/find,              403, 403",
        "GET,    /vouchers/find/redemptions,  200, 403",
        "GET,    /vouchers/A-1,               403, 403",
        "GET,    /campaigns,                  403, 403",
        "POST,   /campaigns,                  403, 403",
        "GET,    /campaigns/1/redemptions,    403, 403",
        "GET,    /nowhere,                    403, 403"
    })
    void letsRolesDoWhatTheyAreFor(String method, String path, int asSale, int asDistribution) {
        assertThat(gateway.send(method, "/api/v1.0" + path, sale).status()).isEqualTo(asSale);
        assertThat(gateway.send(method, "/api/v1.0" + path, distribution).status())
                .isEqualTo(asDistribution);
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD,    /campaigns,             200",
        "HEAD,    /vouchers/find,         403",
        "OPTIONS, /campaigns,             200",
        "HEAD,    /nowhere,               404",
        "GET,     /nowhere,               404",
        "PUT,     /campaigns,             405"
    })
    @DisplayName("§1.2 admin: may call everything, and HEAD where it does no more than read")
    void letsAnAdminDoEverythingThatIs(String method, String path, int status) {
        assertThat(gateway.send(method, "/api/v1.0" + path, RunningGateway.admin())
                        .status())
                .isEqualTo(status);
    }

    @Test
    @DisplayName("§2.2 forbidden: 403 for a role that is too weak")
    void explainsARefusal() {
        Answer answer = gateway.get("/api/v1.0/campaigns", sale);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1.0/vouchers/find/",
                "/api/v1.0/vouchers/Find",
                "/api/v1.0/vouchers/find%20",
                "/api/v1.0/vouchers/find.json",
                "/api/v1.0/vouchers%",
                "/api/v1.0/vouchers/find/../A-1",
                "/api/v1.0/vouchers/find/%2e%2e/A-1",
                "/api/v1.0/vouchers/./find",
                "/api/v1.0//vouchers/find",
                "//api/v1.0/vouchers/find",
                "/api/v1.0/vouchers%2Ffind",
                "/api/v1.0/vouchers%2ffind",
                "/api/v1.0/vouchers%252Ffind",
                "/api/v1.0/vouchers%5Cfind",
                "/api/v1.0/vouchers\\find",
                "/api/v1.0/vouchers/find;a=b",
                "/api/v1.0;a=b/vouchers/find",
                "/api/v1.0/vouchers/find;",
                "/api/v1.0/vouchers/find%3Ba=b",
                "/api/v1.0/vouchers/find%00",
                "/api/v1.0/vouchers/find%0d%0a",
                "/API/v1.0/vouchers/find",
                "/%61pi/v1.0/vouchers/find",
                "/api/../api/v1.0/vouchers/find",
                "/x/../api/v1.0/vouchers/find",
                "/api/v1.0/vouchers/find\u0080"
            })
    void grantsNothingToAnotherSpellingOfAGrantedPath(String target) {
        Answer answer = gateway.get(target, distribution);

        assertThat(answer.status()).isIn(400, 403, 404);
        assertThat(answer.errorCode()).isIn("invalid", "forbidden", "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1.0/vouchers/A/../../campaigns/redemptions",
                "/api/v1.0/vouchers/A%2F..%2F../redemptions",
                "/api/v1.0/vouchers/../redemptions",
                "/api/v1.0/vouchers/%2e%2e/redemptions",
                "/api/v1.0/vouchers//redemptions",
                "/api/v1.0/vouchers/;/redemptions",
                "/api/v1.0/vouchers/A;/redemptions",
                "/api/v1.0/vouchers/A%2FB/redemptions",
                "/api/v1.0/vouchers/A/redemptions/",
                "/api/v1.0/vouchers/A/redemptions;jsessionid=1"
            })
    void grantsNoRedemptionToAnAmbiguousPath(String target) {
        assertThat(gateway.get(target, sale).status()).isIn(400, 403);
    }

    @Test
    void decidesOnTheSamePathAsTheRouterWhenLettersAreEncoded() {
        assertThat(gateway.get("/api/v1.0/%76ouchers/fin%64", distribution).body())
                .isEqualTo("{\"found\":true}");
        assertThat(gateway.get("/api/v1.0/%76ouchers/fin%64", sale).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "50%25OFF, 50%OFF",
        "A%3BB, A;B",
        "%C3%A4%20b, ä b",
        "a+b, a+b",
        "a:b@c, a:b@c",
        "a%2525b, a%25b",
    })
    void passesEveryPrintableCodeThroughUnchanged(String encoded, String code) {
        Answer answer = gateway.get("/api/v1.0/vouchers/" + encoded + "/redemptions", sale);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"code\":\"" + code + "\"}");
    }
}
