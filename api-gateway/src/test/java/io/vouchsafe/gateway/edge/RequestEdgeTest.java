package io.vouchsafe.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.gateway.RunningGateway;
import io.vouchsafe.gateway.RunningGateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEdgeTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start("vouchsafe.max-body-bytes=100");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void givesBackTheIdThatTheClientChose() {
        String id = "a".repeat(60) + "._-9";

        assertThat(gateway.get("/api/v1.0/campaigns", RunningGateway.admin(), "X-Request-Id: " + id)
                        .headers("X-Request-Id"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "é", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void givesAnotherIdWhereTheClientsIsNotWellFormed(String id) {
        Answer answer = gateway.get("/api/v1.0/campaigns", null, "X-Request-Id: " + id);

        assertThat(answer.headers("X-Request-Id")).hasSize(1);
        assertThat(answer.headers("X-Request-Id").getFirst()).isNotEqualTo(id).matches("[a-z0-9]{1,13}-[a-z0-9]+");
    }

    @Test
    void tellsTheIdToTheLogAndToControllers() {
        assertThat(gateway.get("/api/v1.0/request", RunningGateway.admin(), "X-Request-Id: mine")
                        .body())
                .isEqualTo("{\"id\":\"mine=mine\"}");
    }

    @Test
    void givesEveryRequestAnIdOfItsOwn() {
        assertThat(gateway.get("/api/v1.0/campaigns", null).headers("X-Request-Id"))
                .isNotEqualTo(gateway.get("/api/v1.0/campaigns", null).headers("X-Request-Id"));
    }

    @Test
    void keepsAnswersOutOfCachesAndFromBeingGuessedAt() {
        Answer answer = gateway.get("/api/v1.0/campaigns", RunningGateway.admin());

        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void turnsAwayABodyThatIsAnnouncedAsTooLargeBeforeItIsSent() {
        Answer answer = gateway.send(
                "POST", "/api/v1.0/campaigns", RunningGateway.admin(), "Content-Length: 101", "Expect: 100-continue");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.errorCode()).isEqualTo("invalid");
        assertThat(gateway.post("/api/v1.0/campaigns", RunningGateway.admin(), "{" + " ".repeat(98) + "}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void leavesTheSizeOfAnImportToItsReader() {
        assertThat(gateway.post("/api/v1.0/campaigns/1/vouchers/import", RunningGateway.admin(), "x".repeat(1000))
                        .body())
                .isEqualTo("{\"bytes\":1000}");
        assertThat(gateway.post("/api/v1.0/campaigns/1/vouchers/import/", RunningGateway.admin(), "x".repeat(1000))
                        .status())
                .isEqualTo(413);
    }
}
