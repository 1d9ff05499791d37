package io.vouchsafe.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.gateway.RunningGateway.Answer;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.AccessScope;
import io.vouchsafe.gateway.access.IssuedApiKey;
import io.vouchsafe.gateway.access.NewApiKey;
import io.vouchsafe.gateway.access.NewProject;
import io.vouchsafe.gateway.access.NewUser;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Signing in and out as a browser does. */
class SessionOverHttpTest {

    private static final String SESSION = "/api/vouchsafe/v1/session";
    private static final String CAMPAIGNS = "/api/v1.0/campaigns";
    private static final String DASHBOARD = "X-Vouchsafe-Client: dashboard";
    private static final String PASSWORD = "right password";

    private static RunningGateway gateway;
    private static AccessDirectory directory;
    private static int users;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
        directory = gateway.bean(AccessDirectory.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** The e-mail address of a new admin of the first project. */
    private static String newUser() {
        String email = "user" + ++users + "@example.test";
        directory.addUser(new NewUser(1, "Somebody", email, null, Role.ADMIN, AccessScope.PROJECT, PASSWORD));
        return email;
    }

    private static Answer signIn(String body, String... headers) {
        return gateway.raw("POST " + SESSION + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList())
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static Answer byPassword(String email, String password) {
        return signIn("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private static String cookie(Answer signedIn) {
        assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(201);
        return "Cookie: " + signedIn.headers("Set-Cookie").getFirst().replaceFirst(";.*", "");
    }

    private static String signedIn() {
        return cookie(byPassword(newUser(), PASSWORD));
    }

    private static Answer send(String method, String path, @Nullable String authorization, String... headers) {
        return gateway.send(method, path, authorization, headers);
    }

    @Test
    void signsInByPassword() {
        String email = newUser();

        Answer answer = byPassword(email, PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .matches("\\{\"type\":\"Session\",\"name\":\"Somebody\",\"email\":\"" + email
                        + "\",\"credential\":\"user:\\d+\",\"role\":\"admin\","
                        + "\"project\":\\{\"id\":1,\"name\":\"default\",\"currency\":\"USD\",\"currency_symbol\":\"\\$\",\"time_zone\":\"UTC\"},"
                        + "\"first_project\":true,\"operations\":\\[.*],\"expires_at\":\"2024-03-09T22:15:30.123Z\"}");
        assertThat(answer.headers("Set-Cookie"))
                .singleElement()
                .asString()
                .matches(
                        "vouchsafe_session=[0-9A-Za-z]{43}; Path=/; Max-Age=604800; Expires=[^;]+; HttpOnly; SameSite=Strict");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void signsInByKey() {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "till 4", Role.POINT_OF_SALE));

        Answer answer = signIn("{\"api_key\":\"" + key.secret() + "\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"name\":\"till 4\",\"email\":null,\"credential\":\"key:" + key.id()
                        + "\",\"role\":\"point_of_sale\"")
                .contains(
                        "\"operations\":[\"confirmRedemption\",\"createRedemption\",\"deleteRedemption\",\"getRedemption\",\"getSession\",\"signIn\",\"signOut\"]")
                .doesNotContain(key.secret());
    }

    @Test
    void actsAsTheCredentialOfTheSession() {
        String email = newUser();
        Answer signedIn = byPassword(email, PASSWORD);
        String credential = signedIn.body().replaceFirst("(?s).*\"credential\":\"([^\"]+)\".*", "$1");

        assertThat(send("GET", CAMPAIGNS, null, cookie(signedIn)).body())
                .isEqualTo("{\"project_id\":1,\"credential\":\"" + credential + "\",\"role\":\"ADMIN\"}");
    }

    @Test
    void tellsAnybodyWhoTheyAre() {
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "finder", Role.POINT_OF_DISTRIBUTION));
        String cookie = signedIn();

        assertThat(send("GET", SESSION, "Bearer " + key.secret()).body())
                .contains(
                        "\"operations\":[\"findVoucher\",\"getSession\",\"signIn\",\"signOut\"],\"expires_at\":null}");
        assertThat(send("GET", SESSION, null, cookie).body()).contains("\"expires_at\":\"2024-03-09T22:15:30.123Z\"}");
        assertThat(send("GET", SESSION, null).status()).isEqualTo(401);
    }

    @Test
    void offersWhatTheProjectMayDo() {
        long project = directory.addProject(new NewProject("sessions", Currency.EUR, ZoneId.of("Europe/Berlin")));
        String key = directory
                .addApiKey(new NewApiKey(project, null, "n", Role.ADMIN))
                .secret();

        String others = signIn("{\"api_key\":\"" + key + "\"}").body();
        String firsts = byPassword(newUser(), PASSWORD).body();

        assertThat(others)
                .contains(
                        "\"project\":{\"id\":" + project
                                + ",\"name\":\"sessions\",\"currency\":\"EUR\",\"currency_symbol\":\"€\",\"time_zone\":\"Europe/Berlin\"},\"first_project\":false")
                .contains("\"listCampaigns\"")
                .doesNotContain("\"createProject\"", "\"getChainStatus\"", "\"rebuildProjection\"");
        assertThat(firsts).contains("\"listCampaigns\"", "\"createProject\"", "\"getChainStatus\"");
    }

    @Test
    void refusesWrongCredentialsInTheSameWordsWithoutADialog() {
        Answer wrong = byPassword(newUser(), "wrong password");
        Answer nobody = byPassword("nobody@example.test", PASSWORD);
        Answer key = signIn("{\"api_key\":\"vs_" + "0".repeat(43) + "\"}");

        for (Answer answer : List.of(wrong, nobody, key)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"vouchsafe\"");
            assertThat(answer.headers("Set-Cookie")).isEmpty();
            assertThat(answer.body())
                    .contains(
                            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"Valid credentials are required\",\"code\":\"not_authorized\",\"errors\":[]}");
        }
    }

    @Test
    void boundsGuessingTogetherWithBasic() {
        String email = newUser();
        for (int i = 0; i < 5; i++) {
            assertThat(byPassword(email, "guess " + i).status()).isEqualTo(401);
            assertThat(send("GET", CAMPAIGNS, RunningGateway.basic(email, "other " + i))
                            .status())
                    .isEqualTo(401);
        }

        Answer answer = byPassword(email, PASSWORD);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers("Retry-After")).containsExactly("300");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | email required, password required",
                "{\"email\":\"a@b.example\"} | password required",
                "{\"email\":1,\"password\":[]} | email invalid, password invalid",
                "{\"api_key\":7} | api_key invalid",
                "{\"api_key\":\"x\",\"password\":\"y\"} | api_key must_be_null"
            })
    void namesWhatIsMissing(String body, String problems) {
        Answer answer = signIn(body);

        assertThat(answer.status()).isEqualTo(422);
        for (String problem : problems.split(", ", -1)) {
            assertThat(answer.body()).contains("\"attribute\":\"" + problem.replace(" ", "\",\"code\":\"") + "\"");
        }
    }

    @Test
    void signsOut() {
        String cookie = signedIn();

        Answer answer = send("DELETE", SESSION, null, cookie, DASHBOARD);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers("Set-Cookie"))
                .singleElement()
                .asString()
                .matches(
                        "vouchsafe_session=; Path=/; Max-Age=0; Expires=Thu, 0?1 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Strict");
        assertThat(send("GET", CAMPAIGNS, null, cookie).status()).isEqualTo(401);
        assertThat(send("DELETE", SESSION, null, cookie, DASHBOARD).status())
                .as("a second time")
                .isEqualTo(204);
        assertThat(send("DELETE", SESSION, null).status()).as("without any").isEqualTo(204);
    }

    @Test
    void endsTheSessionThatTheBrowserHadWhenItSignsInAnew() {
        String email = newUser();
        String old = cookie(byPassword(email, PASSWORD));

        String fresh = cookie(signIn("{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}", old));

        assertThat(send("GET", CAMPAIGNS, null, old).status()).isEqualTo(401);
        assertThat(send("GET", CAMPAIGNS, null, fresh).status()).isEqualTo(200);
    }

    @Test
    void endsAtOnceWithAChangeOfTheCredential() {
        String email = newUser();
        String cookie = cookie(byPassword(email, PASSWORD));
        long user = Long.parseLong(
                send("GET", SESSION, null, cookie).body().replaceFirst("(?s).*\"credential\":\"user:(\\d+)\".*", "$1"));
        assertThat(send("GET", CAMPAIGNS, null, cookie).status()).isEqualTo(200);

        directory.changePassword(1, user, "another password");

        assertThat(send("GET", CAMPAIGNS, null, cookie).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE", "PUT", "OPTIONS"})
    void takesNoWriteByTheCookieAlone(String method) {
        String cookie = signedIn();

        Answer answer = send(method, "/api/v1.0/vouchers/A-1/redemptions", null, cookie);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("forbidden");
        assertThat(send(method, "/api/v1.0/vouchers/A-1/redemptions", null, cookie, "X-Vouchsafe-Client: other")
                        .status())
                .isEqualTo(403);
        assertThat(send(method, "/api/v1.0/vouchers/A-1/redemptions", null, cookie, DASHBOARD)
                        .status())
                .isNotIn(401, 403);
    }

    @Test
    void takesNothingThatAnotherSiteSends() {
        String cookie = signedIn();
        String other = "Sec-Fetch-Site: cross-site";

        assertThat(send("GET", CAMPAIGNS, null, cookie, other).status()).isEqualTo(403);
        assertThat(send("POST", CAMPAIGNS, null, cookie, DASHBOARD, other).status())
                .isEqualTo(403);
        assertThat(send("DELETE", SESSION, null, cookie, DASHBOARD, other).status())
                .isEqualTo(403);
        assertThat(send("DELETE", SESSION, null, cookie).status()).isEqualTo(403);
        assertThat(signIn("{\"email\":\"" + newUser() + "\",\"password\":\"" + PASSWORD + "\"}", other)
                        .status())
                .as("nor lets it sign somebody in")
                .isEqualTo(403);
        assertThat(send("GET", CAMPAIGNS, null, cookie, "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
        assertThat(send("GET", CAMPAIGNS, RunningGateway.admin(), other).status())
                .as("a header is nothing that a browser adds by itself")
                .isEqualTo(200);
    }

    @Test
    void goesByTheHeaderRatherThanTheCookie() {
        String cookie = signedIn();
        IssuedApiKey key = directory.addApiKey(new NewApiKey(1, null, "till", Role.POINT_OF_SALE));

        assertThat(send("GET", CAMPAIGNS, "Bearer " + key.secret(), cookie).status())
                .isEqualTo(403);
        assertThat(send("GET", CAMPAIGNS, "Bearer vs_wrong", cookie).status()).isEqualTo(401);
        assertThat(send("POST", CAMPAIGNS, RunningGateway.admin(), cookie).status())
                .as("which needs no mark")
                .isEqualTo(200);
    }

    @Test
    void opensNoDialogInABrowser() {
        String stale = "Cookie: vouchsafe_session=" + "0".repeat(43);

        assertThat(send("GET", CAMPAIGNS, null, stale).headers("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"vouchsafe\"");
        assertThat(send("GET", CAMPAIGNS, null, DASHBOARD).headers("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"vouchsafe\"");
        assertThat(send("GET", CAMPAIGNS, null).headers("WWW-Authenticate"))
                .containsExactly("Basic realm=\"vouchsafe\"", "Bearer realm=\"vouchsafe\"");
        assertThat(send("GET", CAMPAIGNS, null, stale).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\"\"", "0000000000000000000000000000000000000000000; vouchsafe_session=y", "%00"})
    void takesNoTokenThatIsNone(String value) {
        assertThat(send("GET", CAMPAIGNS, null, "Cookie: vouchsafe_session=" + value)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void keepsTheCookieToHttpsWhereTheBrowserCameByHttps() {
        String body = "{\"email\":\"" + newUser() + "\",\"password\":\"" + PASSWORD + "\"}";

        assertThat(signIn(body, "X-Forwarded-Proto: https")
                        .headers("Set-Cookie")
                        .getFirst())
                .contains("; Secure; HttpOnly");
        assertThat(signIn(body, "X-Forwarded-Proto: http").headers("Set-Cookie").getFirst())
                .doesNotContain("Secure");
    }

    @Test
    void logsNoSecret() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.DEBUG);
        String email = newUser();
        String cookie;
        try {
            cookie = cookie(byPassword(email, PASSWORD));
            send("GET", CAMPAIGNS, null, cookie);
            send("GET", "/api/v1.0/bug", null, cookie);
            byPassword(email, "a wrong one");
        } finally {
            root.setLevel(level);
            root.detachAppender(lines);
        }

        String logged = String.join(
                "\n",
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertThat(logged).contains("Unexpected failure").doesNotContain(PASSWORD, "a wrong one");
        assertThat(logged.contains(cookie.substring(cookie.indexOf('=') + 1)))
                .as("the token is in %s", logged)
                .isFalse();
    }

    @Test
    void signsNobodyInByAnotherSpellingOfThePath() {
        String body = "{\"email\":\"" + newUser() + "\",\"password\":\"" + PASSWORD + "\"}";
        for (String path : List.of("/api/vouchsafe/v1/session/", "/api/vouchsafe/v1/sess%69on/x")) {
            assertThat(gateway.post(path, null, body).status()).as(path).isEqualTo(401);
        }
    }

    private static double counted(String proof, String outcome) {
        return gateway.bean(MeterRegistry.class)
                .get("vouchsafe.authentications")
                .tag("proof", proof)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void countsHowSignInsAndSessionsEnd() {
        double accepted = counted("sign_in", "accepted");
        double refused = counted("sign_in", "refused");
        double byCookie = counted("cookie", "accepted");
        double forged = counted("cookie", "forged");
        double without = counted("none", "refused");
        String email = newUser();

        String cookie = cookie(byPassword(email, PASSWORD));
        assertThat(byPassword(email, "wrong").status()).isEqualTo(401);
        assertThat(send("GET", CAMPAIGNS, null, cookie, DASHBOARD).status()).isEqualTo(200);
        assertThat(send("GET", CAMPAIGNS, null).status()).isEqualTo(401);
        assertThat(send("GET", CAMPAIGNS, null, cookie, "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);

        assertThat(counted("sign_in", "accepted") - accepted).isEqualTo(1);
        assertThat(counted("sign_in", "refused") - refused).isEqualTo(1);
        assertThat(counted("cookie", "accepted") - byCookie).isEqualTo(1);
        assertThat(counted("cookie", "forged") - forged).isEqualTo(1);
        assertThat(counted("none", "refused") - without).isEqualTo(1);
    }
}
