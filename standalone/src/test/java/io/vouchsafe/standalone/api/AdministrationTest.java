package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.race.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Users, API keys and projects: the contract's list of users, and what Vouchsafe adds. */
@ExtendWith(OneApplication.class)
class AdministrationTest {

    private static final String PASSWORD = "long enough";

    private final RunningApplication application;
    private final Api admin;
    private final Api own;

    AdministrationTest(RunningApplication application, Api admin) {
        this.application = application;
        this.admin = admin;
        this.own = admin.own();
    }

    private static Json user(String email) {
        return object("name", "Clerk", "email", email, "role", "admin", "password", PASSWORD);
    }

    private static String email() {
        return Shop.unique("clerk") + "@example.test";
    }

    private Api signedIn(String email, String password) {
        return admin.as(Api.basic(email, password));
    }

    @Test
    @DisplayName("§3.8: type, id, name, email, team, role, access_scope, active, created_at, updated_at")
    void showsAUser() {
        String email = email();
        long id = own.post("/users", user(email).with("team", "north")).id();

        JsonNode shown = admin.get("/users").list().getLast();

        assertThat(shown.propertyNames())
                .containsExactly(
                        "type",
                        "id",
                        "name",
                        "email",
                        "team",
                        "role",
                        "access_scope",
                        "active",
                        "created_at",
                        "updated_at");
        assertThat(shown.get("type").asString()).isEqualTo("User");
        assertThat(shown.get("id").asLong()).isEqualTo(id);
        assertThat(shown.get("name").asString()).isEqualTo("Clerk");
        assertThat(shown.get("email").asString()).isEqualTo(email);
        assertThat(shown.get("team").asString()).isEqualTo("north");
        assertThat(shown.get("role").asString()).isEqualTo("admin");
        assertThat(shown.get("access_scope").asString()).isEqualTo("project");
        assertThat(shown.get("active").asBoolean()).isTrue();
        assertThat(shown.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(own.get("/users/" + id).ok()).isEqualTo(shown);
    }

    @Test
    @DisplayName("§5.9 GET /users: the project's users, in pages with Total-Count and Link")
    void listsUsersInPages() {
        List<Long> ids = List.of(
                own.post("/users", user(email())).id(),
                own.post("/users", user(email())).id(),
                own.post("/users", user(email())).id());
        own.patch("/users/" + ids.get(1), object("active", false)).ok();

        Answer first = admin.get("/users?per_page=2");
        Answer second = admin.get("/users?per_page=2&page=2");

        assertThat(first.list().stream().map(user -> user.get("id").asLong())).containsExactly(ids.get(0), ids.get(1));
        assertThat(first.list().getLast().get("active").asBoolean()).isFalse();
        assertThat(second.list().stream().map(user -> user.get("id").asLong())).containsExactly(ids.get(2));
        assertThat(first.header("Total-Count")).isEqualTo("3");
        assertThat(first.header("Link")).contains("/api/v1.0/users?page=2&per_page=2>; rel=\"next\"");
        assertThat(admin.get("/users").header("Link")).isNull();
        assertThat(admin.get("/users?page=9").list()).isEmpty();
        assertThat(own.get("/users?per_page=1").header("Link")).contains("/api/vouchsafe/v1/users?page=2");
    }

    @ParameterizedTest
    @CsvSource({"POINT_OF_SALE", "POINT_OF_DISTRIBUTION"})
    @DisplayName("§5.9 GET /users: admin only")
    void showsUsersToAdminsOnly(Role role) {
        Api other = admin.as(application.newKey(application.newProject(), role));

        assertThat(other.get("/users").is(403).errorCode()).isEqualTo("forbidden");
        other.own().get("/users").isProblem(403, "forbidden");
    }

    @Test
    @DisplayName("§1.2: a user gets the role it was given, and another role at once")
    void aRoleIsWhatItWasSetToAtOnce() {
        String email = email();
        own.post("/users", user(email())).ok();
        long id = own.post("/users", user(email).with("role", "point_of_sale")).id();
        Api clerk = signedIn(email, PASSWORD);
        clerk.get("/campaigns").is(403);

        own.patch("/users/" + id, object("role", "admin")).ok();
        clerk.get("/campaigns").ok();
        own.patch("/users/" + id, object("role", "point_of_distribution")).ok();

        clerk.get("/campaigns").is(403);
    }

    @Test
    @DisplayName("§1.1: a deactivated user is shut out at once, with the user's API keys")
    void aDeactivatedUserIsShutOutAtOnce() {
        String email = email();
        own.post("/users", user(email())).ok();
        long id = own.post("/users", user(email)).id();
        Api clerk = signedIn(email, PASSWORD);
        Api machine = admin.as(Api.bearer(key(object("name", "own", "role", "admin", "user_id", id))));
        clerk.get("/campaigns").ok();
        machine.get("/campaigns").ok();

        own.patch("/users/" + id, object("active", false)).ok();

        assertThat(clerk.get("/campaigns").is(401).errorCode()).isEqualTo("not_authorized");
        machine.get("/campaigns").is(401);
        own.patch("/users/" + id, object("active", true)).ok();
        clerk.get("/campaigns").ok();
    }

    @Test
    @DisplayName("§1.1: a new password replaces the old one at once")
    void aNewPasswordReplacesTheOldOneAtOnce() {
        String email = email();
        long id = own.post("/users", user(email)).id();
        signedIn(email, PASSWORD).get("/campaigns").ok();

        own.send(
                        "PUT",
                        "/users/" + id + "/password",
                        object("password", "another one").text())
                .is(204);

        signedIn(email, PASSWORD).get("/campaigns").is(401);
        signedIn(email, "another one").get("/campaigns").ok();
    }

    @Test
    void namesAllThatIsWrongWithAUser() {
        own.post("/users", object())
                .isProblem(422, "invalid", "name required", "email required", "role required", "password required");
        own.post(
                        "/users",
                        object(
                                "name",
                                5,
                                "email",
                                "nobody",
                                "team",
                                "t".repeat(101),
                                "role",
                                "root",
                                "password",
                                "short"))
                .isProblem(
                        422,
                        "invalid",
                        "name invalid",
                        "email invalid",
                        "team too_long",
                        "role unexpected_value",
                        "password too_short");
        own.patch(
                        "/users/" + own.post("/users", user(email())).id(),
                        object("name", null, "role", null, "active", null))
                .isProblem(422, "invalid", "name required", "role required", "active required");
    }

    @Test
    void theLastActiveAdminStays() {
        long id = own.post("/users", user(email())).id();
        own.post("/users", user(email()).with("role", "point_of_sale")).ok();

        own.patch("/users/" + id, object("active", false)).isProblem(422, "invalid", "active invalid");
        own.patch("/users/" + id, object("role", "point_of_sale")).isProblem(422, "invalid", "role invalid");

        JsonNode unchanged = own.get("/users/" + id).ok();
        assertThat(unchanged.get("active").asBoolean()).isTrue();
        assertThat(unchanged.get("role").asString()).isEqualTo("admin");
        own.post("/users", user(email())).ok();
        own.patch("/users/" + id, object("active", false)).ok();
    }

    @Test
    void ofTwoAdminsWhoShutEachOtherOutOneStays() {
        for (int round = 0; round < 10; round++) {
            Api fresh = application.newAdmin().own();
            List<Long> ids = List.of(
                    fresh.post("/users", user(email())).id(),
                    fresh.post("/users", user(email())).id());

            List<Answer> answers = Crowd.send(2, 2, i -> fresh.patch("/users/" + ids.get(i), object("active", false)));

            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void anEmailAddressIsTakenInEveryProjectAndSpelling() {
        String name = Shop.unique("élan");
        own.post("/users", user(name + "@example.test")).ok();
        Api other = application.newAdmin().own();

        other.post("/users", user(name.toUpperCase(Locale.ROOT) + "@Example.test"))
                .isProblem(422, "invalid", "email must_be_unique");
        other.post("/users", user(name.replace("é", "e\u0301") + "@example.test"))
                .isProblem(422, "invalid", "email must_be_unique");
        signedIn(name.replace("é", "e\u0301") + "@example.test", PASSWORD)
                .get("/campaigns")
                .ok();
    }

    @ParameterizedTest
    @CsvSource({"7, too_short", "73, too_long"})
    void passwordsHaveLimits(int length, String code) {
        own.post("/users", user(email()).with("password", "x".repeat(length)))
                .isProblem(422, "invalid", "password " + code);
        own.post("/users", user(email()).with("password", "x".repeat(code.equals("too_short") ? 8 : 72)))
                .ok();
    }

    @Test
    void keysThatTheServerOwnsAreIgnored() {
        long foreign = application.newProject();
        String email = email();

        JsonNode made = own.post(
                        "/users",
                        user(email)
                                .with(
                                        "id",
                                        1,
                                        "project_id",
                                        foreign,
                                        "access_scope",
                                        "team",
                                        "active",
                                        false,
                                        "password_hash",
                                        "{noop}x",
                                        "created_at",
                                        "2001-01-01T00:00:00.000Z"))
                .ok();
        JsonNode changed = own.patch(
                        "/users/" + made.get("id").asLong(),
                        object("id", 1, "project_id", foreign, "email", "other@example.test", "password", "hijacked1"))
                .ok();
        JsonNode key = own.post(
                        "/api-keys",
                        object(
                                "name",
                                "k",
                                "role",
                                "point_of_sale",
                                "id",
                                1,
                                "project_id",
                                foreign,
                                "secret",
                                "vs_x",
                                "revoked_at",
                                "2001-01-01T00:00:00.000Z",
                                "key_hash",
                                "00"))
                .ok();

        assertThat(made.get("id").asLong()).isGreaterThan(1);
        assertThat(made.get("active").asBoolean()).isTrue();
        assertThat(made.get("access_scope").asString()).isEqualTo("project");
        assertThat(made.get("created_at").asString()).doesNotStartWith("2001");
        assertThat(changed.get("email").asString()).isEqualTo(email);
        signedIn(email, PASSWORD).get("/campaigns").ok();
        assertThat(key.get("secret").asString()).matches("vs_[0-9A-Za-z]{43}");
        assertThat(key.get("active").asBoolean()).isTrue();
        assertThat(application.number("select count(*) from access.app_user where project_id = ?", foreign))
                .isZero();
        assertThat(application.number("select count(*) from access.api_key where project_id = ?", foreign))
                .isZero();
    }

    private String key(Json key) {
        return own.post("/api-keys", key).ok().get("secret").asString();
    }

    @Test
    @DisplayName("§1.1: an API key is shown once, works at once, and is revoked at once")
    void aKeyIsShownOnceAndRevokedAtOnce() {
        JsonNode made = own.post("/api-keys", object("name", "till", "role", "point_of_sale"))
                .ok();
        String secret = made.get("secret").asString();
        long id = made.get("id").asLong();
        Api till = admin.as(Api.bearer(secret));
        till.get("/vouchers/NONE/redemptions?transaction_id=T").isUnknown();
        till.get("/campaigns").is(403);

        Answer listed = own.get("/api-keys");
        JsonNode shown = own.get("/api-keys/" + id).ok();
        assertThat(listed.body()).doesNotContain(secret);
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.get("masked_key").asString()).isEqualTo(secret.substring(0, 7) + "…");

        own.delete("/api-keys/" + id).is(204);
        own.delete("/api-keys/" + id).is(204);

        till.get("/vouchers/NONE/redemptions?transaction_id=T").is(401);
        JsonNode revoked = own.get("/api-keys/" + id).ok();
        assertThat(revoked.get("active").asBoolean()).isFalse();
        assertThat(revoked.get("revoked_at").isNull()).isFalse();
        own.post("/api-keys/" + id + "/rotate", object()).isProblem(422, "invalid", "base not_active");
    }

    @Test
    void aKeyIsNotKeptInTheDatabase() {
        String secret = key(object("name", "till", "role", "admin"));

        assertThat(application.number(
                        "select count(*) from access.api_key k where k::text like ?", "%" + secret.substring(8) + "%"))
                .isZero();
        assertThat(application.number("select count(*) from access.api_key where key_hash = sha256(?::bytea)", secret))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("§1.1: a rotated key has another secret; the old one stops at once")
    void rotationStopsTheOldSecretAtOnce() {
        JsonNode made =
                own.post("/api-keys", object("name", "till", "role", "admin")).ok();
        String path = "/api-keys/" + made.get("id").asLong() + "/rotate";
        Api old = admin.as(Api.bearer(made.get("secret").asString()));
        old.get("/campaigns").ok();

        JsonNode rotated = own.post(path, object()).ok();

        assertThat(rotated.get("id")).isEqualTo(made.get("id"));
        assertThat(rotated.get("previous_valid_until").isNull()).isTrue();
        old.get("/campaigns").is(401);
        admin.as(Api.bearer(rotated.get("secret").asString())).get("/campaigns").ok();
    }

    @Test
    @DisplayName("§1.1: a rotated key's old secret works on for grace_seconds, until the next rotation")
    void rotationMayLeaveTheOldSecretForAWhile() {
        JsonNode made =
                own.post("/api-keys", object("name", "till", "role", "admin")).ok();
        String path = "/api-keys/" + made.get("id").asLong() + "/rotate";
        Api first = admin.as(Api.bearer(made.get("secret").asString()));

        JsonNode rotated = own.post(path, object("grace_seconds", 3600)).ok();
        Api second = admin.as(Api.bearer(rotated.get("secret").asString()));

        assertThat(rotated.get("previous_valid_until").isNull()).isFalse();
        first.get("/campaigns").ok();
        second.get("/campaigns").ok();
        own.post(path, object("grace_seconds", 3600)).ok();
        first.get("/campaigns").is(401);
        second.get("/campaigns").ok();
        own.post(path, object("grace_seconds", 604_801)).isProblem(422, "invalid", "grace_seconds above_maximum");
        own.post(path, object("grace_seconds", -1)).isProblem(422, "invalid", "grace_seconds below_minimum");
    }

    @Test
    void namesAllThatIsWrongWithAKey() {
        own.post("/api-keys", object("user_id", "x"))
                .isProblem(422, "invalid", "name required", "role required", "user_id invalid");
        long clerk =
                own.post("/users", user(email()).with("role", "point_of_sale")).id();
        own.post("/api-keys", object("name", "n", "role", "admin", "user_id", clerk))
                .isProblem(422, "invalid", "role unexpected_value");
    }

    @Test
    @DisplayName("§1.2: a user's key may do no more than its user, also when the user's role changes")
    void aKeyMayDoNoMoreThanItsUser() {
        own.post("/users", user(email())).ok();
        long id = own.post("/users", user(email())).id();
        Api machine = admin.as(Api.bearer(key(object("name", "own", "role", "admin", "user_id", id))));
        machine.get("/campaigns").ok();

        own.patch("/users/" + id, object("role", "point_of_sale")).ok();

        machine.get("/campaigns").is(401);
    }

    @Test
    void theLastWayToAdministerAProjectStays() {
        long id = own.get("/api-keys").list().getFirst().get("id").asLong();

        own.delete("/api-keys/" + id).isProblem(422, "can_not_be_deleted", "base invalid");

        own.post("/users", user(email())).ok();
        own.delete("/api-keys/" + id).is(204);
        own.get("/api-keys").isProblem(401, "not_authorized");
    }

    private Api operator() {
        return admin.as(application.newKey(1, Role.ADMIN)).own();
    }

    @Test
    void anAdminOfTheFirstProjectMakesProjectsAndGetsAKeyToHandOn() {
        String name = Shop.unique("shop");
        JsonNode made = operator()
                .post("/projects", object("name", name, "currency", "GBP", "time_zone", "Europe/London"))
                .ok();

        assertThat(made.get("type").asString()).isEqualTo("Project");
        assertThat(made.get("currency").asString()).isEqualTo("GBP");
        assertThat(made.get("time_zone").asString()).isEqualTo("Europe/London");
        Api entered = admin.as(Api.bearer(made.get("api_key").get("secret").asString()));
        assertThat(entered.post("/campaigns", object("name", "Season"))
                        .ok()
                        .get("currency")
                        .asString())
                .isEqualTo("GBP");
        assertThat(entered.own().get("/projects").list()).singleElement().satisfies(project -> {
            assertThat(project.get("name").asString()).isEqualTo(name);
            assertThat(project.has("api_key")).isFalse();
        });
        operator()
                .post("/projects", object("name", name, "currency", "GBP"))
                .isProblem(422, "invalid", "name must_be_unique");
        operator()
                .post("/projects", object("currency", "gbp", "time_zone", "Mars"))
                .isProblem(422, "invalid", "name required", "currency unexpected_value", "time_zone unexpected_value");
    }

    @Test
    void anAdminOfAnotherProjectMakesNoneAndSeesOnlyItsOwn() {
        long before = application.number("select count(*) from access.project");

        own.post("/projects", object("name", Shop.unique("shop"), "currency", "EUR"))
                .isProblem(403, "forbidden");

        assertThat(application.number("select count(*) from access.project")).isEqualTo(before);
        assertThat(own.get("/projects").list()).hasSize(1);
        own.get("/projects/1").isProblem(404, "not_found");
        assertThat(operator().get("/projects").list().size()).isEqualTo((int) before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/users/x", "/users/0", "/users/99999999999999999999", "/api-keys/-1"})
    void ownEndpointsSayInTheirOwnWayWhatIsNotThere(String path) {
        own.get(path).isProblem(404, "not_found");
    }

    @Test
    void ownEndpointsSayInTheirOwnWayWhatIsMalformed() {
        own.send("POST", "/users", "{").isProblem(400, "invalid");
        own.send("PUT", "/users", "{}").isProblem(405, "invalid");
        own.send("POST", "/users", "{\"name\":\"" + "x".repeat(1_100_000) + "\"}")
                .isProblem(413, "invalid");
        admin.as(null).own().get("/users").isProblem(401, "not_authorized");
        assertThat(admin.as(null).own().get("/users").headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"vouchsafe\"", "Bearer realm=\"vouchsafe\"");
        own.post("/users", user("a\u0000b@example.test")).isProblem(422, "invalid", "email invalid");
    }

    @Test
    void anotherInstanceFollowsWithinTheRecheckTime() {
        String email = email();
        own.post("/users", user(email())).ok();
        long id = own.post("/users", user(email)).id();
        try (RunningApplication other = application.another("vouchsafe.access.recheck=1s")) {
            Api there = Api.on(other.port(), Api.basic(email, PASSWORD));
            there.get("/campaigns").ok();

            own.patch("/users/" + id, object("role", "point_of_sale")).ok();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> there.get("/campaigns").status() == 403);
        }
    }
}
