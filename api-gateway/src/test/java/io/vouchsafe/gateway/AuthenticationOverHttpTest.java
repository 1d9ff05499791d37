package io.vouchsafe.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.gateway.RunningGateway.Answer;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessScope;
import io.vouchsafe.gateway.access.FirstStart;
import io.vouchsafe.gateway.access.IssuedApiKey;
import io.vouchsafe.gateway.access.NewApiKey;
import io.vouchsafe.gateway.access.NewProject;
import io.vouchsafe.gateway.access.NewUser;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §1.1, from outside. */
class AuthenticationOverHttpTest {

    private static RunningGateway gateway;
    private static AccessDirectory directory;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start("vouchsafe.access.recheck=0s");
        directory = gateway.bean(AccessDirectory.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    @DisplayName("§1.1 basic: the admin of the first start by e-mail address and password")
    void knowsTheAdminOfTheFirstStartByPassword() {
        Answer answer = gateway.get("/api/v1.0/campaigns", RunningGateway.admin());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"project_id\":1,\"credential\":\"user:1\",\"role\":\"ADMIN\"}");
    }

    @Test
    @DisplayName("§1.1 bearer: the admin of the first start by API key, which is told once")
    void knowsTheAdminOfTheFirstStartByApiKeyAndTellsTheKeyOnce() {
        FirstStart.Secrets secrets =
                requireNonNull(gateway.bean(FirstStart.class).take());

        assertThat(secrets.generatedPassword()).isNull();
        assertThat(gateway.bean(FirstStart.class).take()).isNull();
        assertThat(gateway.get("/api/v1.0/campaigns", "Bearer " + secrets.apiKey())
                        .body())
                .isEqualTo("{\"project_id\":1,\"credential\":\"key:1\",\"role\":\"ADMIN\"}");
    }

    @Test
    void takesAnEmailAddressInAnyCaseAndASchemeInAnyCase() {
        String header = RunningGateway.basic(RunningGateway.ADMIN.toUpperCase(Locale.ROOT), RunningGateway.PASSWORD)
                .replace("Basic", "bASIC");

        assertThat(gateway.get("/api/v1.0/campaigns", header).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("§1.1 not_authorized: 401 with WWW-Authenticate without credentials")
    void challengesWhoeverComesWithoutCredentials() {
        Answer answer = gateway.get("/api/v1.0/campaigns", null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("not_authorized");
        assertThat(answer.headers("WWW-Authenticate"))
                .containsExactly("Basic realm=\"vouchsafe\"", "Bearer realm=\"vouchsafe\"");
    }

    @Test
    void doesNotTellAnUnknownUserFromAWrongPassword() {
        Answer unknown = gateway.get("/api/v1.0/campaigns", RunningGateway.basic("nobody@example.test", "whatever"));
        Answer wrong = gateway.get("/api/v1.0/campaigns", RunningGateway.basic(RunningGateway.ADMIN, "whatever"));

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.headers("WWW-Authenticate")).isEqualTo(wrong.headers("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic %%%",
                "Basic bm9jb2xvbg==",
                "Basic OjoA",
                "Basic /////w==",
                "Bearer",
                "Bearer ",
                "Bearer vs_short",
                "Bearer vs_0000000000000000000000000000000000000000000",
                "Bearer vs_000000000000000000000000000000000000000000!",
                "Digest username=\"x\"",
                "vs_0000000000000000000000000000000000000000000"
            })
    void refusesWhatIsNoCredential(String header) {
        Answer answer = gateway.get("/api/v1.0/campaigns", header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("not_authorized");
    }

    @Test
    void takesTheProjectFromTheCredential() {
        long project = directory.addProject(new NewProject("second", Currency.EUR, ZoneId.of("Europe/London")));
        IssuedApiKey key = directory.addApiKey(new NewApiKey(project, null, "till", Role.ADMIN));

        assertThat(gateway.get("/api/v1.0/campaigns", "Bearer " + key.secret()).body())
                .isEqualTo(
                        "{\"project_id\":" + project + ",\"credential\":\"key:" + key.id() + "\",\"role\":\"ADMIN\"}");
    }

    @Test
    void refusesARevokedKey() {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "old till", Role.ADMIN));
        assertThat(gateway.get("/api/v1.0/campaigns", "Bearer " + key.secret()).status())
                .isEqualTo(200);

        directory.revokeApiKey(1, key.id());

        assertThat(gateway.get("/api/v1.0/campaigns", "Bearer " + key.secret()).status())
                .isEqualTo(401);
    }

    @Test
    void refusesADeactivatedUserAndTheUsersKeys() {
        long user = directory.addUser(
                new NewUser(1, "Leaver", "leaver@example.test", null, Role.ADMIN, AccessScope.PROJECT, "long enough"));
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, user, "own", Role.ADMIN));
        String header = RunningGateway.basic("leaver@example.test", "long enough");
        assertThat(gateway.get("/api/v1.0/campaigns", header).status()).isEqualTo(200);
        assertThat(gateway.get("/api/v1.0/campaigns", "Bearer " + key.secret()).status())
                .isEqualTo(200);

        directory.setActive(1, user, false);

        assertThat(gateway.get("/api/v1.0/campaigns", header).status()).isEqualTo(401);
        assertThat(gateway.get("/api/v1.0/campaigns", "Bearer " + key.secret()).status())
                .isEqualTo(401);
    }

    @Test
    void asksForCredentialsBeforeTellingWhatExists() {
        assertThat(gateway.get("/api/v1.0/nowhere", null).status()).isEqualTo(401);
        assertThat(gateway.send("PUT", "/api/v1.0/campaigns", null).status()).isEqualTo(401);
    }

    @Test
    void answersForThePasswordThatContainsAColon() {
        directory.addUser(
                new NewUser(1, "Colon", "colon@example.test", null, Role.ADMIN, AccessScope.PROJECT, "with:colons:ü"));

        assertThat(gateway.get("/api/v1.0/campaigns", RunningGateway.basic("colon@example.test", "with:colons:ü"))
                        .status())
                .isEqualTo(200);
    }
}
