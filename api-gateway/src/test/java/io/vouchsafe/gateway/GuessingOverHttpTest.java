package io.vouchsafe.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.RunningGateway.Answer;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessScope;
import io.vouchsafe.gateway.access.NewUser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guessing passwords gets nobody far, and tells nobody who exists. */
class GuessingOverHttpTest {

    private static final int ATTEMPTS = 10;
    private static final String PATH = "/api/v1.0/campaigns";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
        addUser("known@example.test");
        addUser("working@example.test");
        addUser("mistyping@example.test");
    }

    private static void addUser(String email) {
        gateway.bean(AccessDirectory.class)
                .addUser(new NewUser(1, "Someone", email, null, Role.ADMIN, AccessScope.PROJECT, "right password"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Answer signIn(String email, String password) {
        return gateway.get(PATH, RunningGateway.basic(email, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"known@example.test", "unknown@example.test"})
    @DisplayName("§1.1: wrong passwords get 401, and after ten of them 429, whether the user exists or not")
    void guessesAreBoundedWhetherTheUserExistsOrNot(String email) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < ATTEMPTS; i++) {
            statuses.add(signIn(email, "guess " + i).status());
        }
        Answer bounded = signIn(email, "right password");

        assertThat(statuses).containsOnly(401);
        assertThat(bounded.status()).isEqualTo(429);
        assertThat(bounded.errorCode()).isEqualTo("not_authorized");
        assertThat(bounded.headers("Retry-After")).containsExactly("300");
        assertThat(bounded.body()).doesNotContain(email);
    }

    @Test
    @DisplayName("§1.1: who is signed in stays so while others guess the password")
    void guessersDoNotShutOutWhoIsSignedIn() {
        assertThat(signIn("working@example.test", "right password").status()).isEqualTo(200);
        for (int i = 0; i <= ATTEMPTS; i++) {
            signIn("working@example.test", "guess " + i);
        }

        assertThat(signIn("working@example.test", "yet another").status()).isEqualTo(429);
        assertThat(signIn("working@example.test", "right password").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("§1.1: who mistypes and then gets it right begins anew")
    void theRightPasswordForgivesTheWrongOnes() {
        for (int round = 0; round < 3; round++) {
            for (int i = 1; i < ATTEMPTS; i++) {
                assertThat(signIn("mistyping@example.test", "typo " + i).status())
                        .isEqualTo(401);
            }
            assertThat(gateway.get(
                                    PATH,
                                    RunningGateway.basic("mistyping@example.test", "right password")
                                            .replace("Basic", "Basic" + " ".repeat(round)))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("§1.1: API keys are not bounded, there is nothing to guess in 256 bits")
    void keysAreNotBounded() {
        for (int i = 0; i < 3 * ATTEMPTS; i++) {
            assertThat(gateway.get(PATH, "Bearer vs_" + "0".repeat(43)).status())
                    .isEqualTo(401);
        }
    }
}
