package io.vouchsafe.standalone.rows;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.contract.resource.Currency;
import io.vouchsafe.gateway.access.AccessDirectory;
import io.vouchsafe.gateway.access.NewProject;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.net.InetAddress;
import java.net.Socket;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What all of the API has in common (contract §1), seen at one thing of every kind. */
@ExtendWith(OneApplication.class)
class ConventionsTest {

    private static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final RunningApplication application;
    private final Api api;
    private final Things things;

    ConventionsTest(RunningApplication application, Api api) {
        this.application = application;
        this.api = api;
        this.things = Things.in(api);
    }

    private Stream<JsonNode> all() {
        return Stream.concat(
                things.byPath().values().stream(),
                Stream.of(api.own()
                        .post(
                                "/users",
                                object("name", "Clerk", "email", Shop.unique("clerk") + "@example.test")
                                        .with("role", "admin", "password", "long enough"))
                        .ok()));
    }

    /** The names of an object and of all objects inside it. */
    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>(node.propertyNames());
        for (JsonNode inside : node) {
            names.addAll(names(inside));
        }
        return names;
    }

    @Test
    @DisplayName("§1 base URL: everything is below /api/v1.0, and nothing beside it or under another version")
    void standsUnderItsVersion() {
        assertThat(api.root()).endsWith("/api/v1.0");
        api.get("/campaigns").ok();
        for (String other : List.of("", "/api", "/api/v1", "/api/v2.0")) {
            Api elsewhere = new Api(api.client(), api.root().replace("/api/v1.0", other), api.authorization());
            assertThat(elsewhere.get("/area_rules/1").status()).as(other).isIn(403, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"preview.example.test", "shop.example.test:8080", "127.0.0.1"})
    @DisplayName("§1 project host: the credential says which project is meant, whatever the host is called")
    void answersUnderAnyHost(String host) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            String request = "GET /api/v1.0/customers HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: "
                    + api.authorization() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"identifier\":\"cust-77\"");
        }
    }

    @Test
    @DisplayName("§1 bodies: an object without a wrapper, in and out, and lists that are bare arrays")
    void wrapsNothing() {
        api.post("/campaigns", object("campaign", object("name", Shop.unique("Wrapped"))))
                .refuses(problem("name", "required"));
        things.byPath().forEach((path, thing) -> {
            assertThat(api.get(path).ok().propertyNames()).as(path).isEqualTo(thing.propertyNames());
            assertThat(thing.has("type")).as(path).isTrue();
        });
        for (String list : List.of("/campaigns", "/customers", "/areas", "/categories", "/users")) {
            assertThat(api.get(list).ok().isArray()).as(list).isTrue();
        }
    }

    @Test
    @DisplayName("§1 field case: every name of every object is in snake_case")
    void writesSnakeCase() {
        assertThat(all().flatMap(thing -> names(thing).stream()))
                .hasSizeGreaterThan(100)
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }

    @Test
    @DisplayName("§1 type tag: every object names its class, and so does an error")
    void namesItsClass() {
        assertThat(all().map(thing -> thing.get("type").asString()))
                .containsExactly(
                        "Campaign",
                        "Area",
                        "Category",
                        "Customer",
                        "Voucher",
                        "Redemption",
                        "AreaRule",
                        "BudgetRule",
                        "CategoryRule",
                        "TimeOfOrderRule",
                        "TimeframeRule",
                        "MaxDiscountRule",
                        "NewCustomerRule",
                        "PerCustomerRule",
                        "User");
        assertThat(api.get("/nowhere").is(404).json().get("type").asString()).isEqualTo("Error");
    }

    @Test
    @DisplayName("§1 ids: positive integers; a customer has none but its identifier")
    void numbersThings() {
        all().forEach(thing -> {
            if (thing.get("type").asString().equals("Customer")) {
                assertThat(thing.has("id")).isFalse();
                assertThat(thing.get("identifier").asString()).isEqualTo("cust-77");
            } else {
                assertThat(thing.get("id").isIntegralNumber()).as("%s", thing).isTrue();
                assertThat(thing.get("id").asLong()).isPositive();
            }
        });
    }

    @Test
    @DisplayName("§1 timestamps: UTC with three decimals, and created_at and updated_at on every object")
    void writesTimestamps() {
        all().forEach(thing -> {
            assertThat(thing.get("created_at").asString()).as("%s", thing).matches(TIMESTAMP);
            assertThat(thing.get("updated_at").asString()).as("%s", thing).matches(TIMESTAMP);
        });
    }

    @Test
    @DisplayName("§1 time zones: names of the tz database and no others")
    void knowsTimeZones() {
        String path = "/campaigns/" + new Shop(api).campaign() + "/timeframe_rules";
        for (String zone : List.of("Europe/London", "UTC", "America/Argentina/Buenos_Aires", "Asia/Kolkata")) {
            assertThat(api.post(path, object("time_zone", zone))
                            .ok()
                            .get("time_zone")
                            .asString())
                    .isEqualTo(zone);
        }
        for (String zone : List.of("London", "Mars/Base", "europe/london", " ")) {
            assertThat(api.post(path, object("time_zone", zone)).status())
                    .as(zone)
                    .isIn(zone.isBlank() ? List.of(200, 422) : List.of(422));
        }
    }

    @ParameterizedTest
    @EnumSource(Currency.class)
    @DisplayName("§1 money: numbers with two decimals in the currency of the project, with its sign")
    void writesMoney(Currency currency) {
        long project = application
                .bean(AccessDirectory.class)
                .addProject(new NewProject(Shop.unique("money"), currency, ZoneOffset.UTC));
        Api theirs = api.as(application.newKey(project, Role.ADMIN));

        Answer answer = theirs.post("/campaigns", object("name", "Season", "max_total_budget", 20000.5));

        assertThat(answer.ok().get("currency").asString()).isEqualTo(currency.name());
        assertThat(answer.json().get("currency_symbol").asString())
                .isEqualTo(
                        switch (currency) {
                            case USD, AUD -> "$";
                            case GBP -> "£";
                            case EUR -> "€";
                        });
        assertThat(answer.body()).contains("\"max_total_budget\":20000.50,");
    }

    @Test
    @DisplayName("§1 partial update: PATCH of one key leaves all others, and of none leaves everything")
    void mergesWhatIsSent() {
        String path = things.byPath().keySet().iterator().next();
        JsonNode before = api.get(path).ok();

        JsonNode after = api.patch(path, object("status", "inactive")).ok();

        assertThat(before.propertyNames().stream()
                        .filter(name -> !before.get(name).equals(after.get(name))))
                .containsOnly("status", "updated_at");
        assertThat(api.patch(path, object()).ok()).isEqualTo(after);
    }

    @Test
    @DisplayName("§1 GET: 200 for every object and every list")
    void reads() {
        things.byPath()
                .forEach((path, thing) ->
                        assertThat(api.get(path).status()).as(path).isEqualTo(200));
    }

    @Test
    @DisplayName("§1 POST: 200 for whatever is created, and never 201")
    void creates() {
        String home = "/campaigns/" + new Shop(api).campaign();
        assertThat(things.byPath()).hasSize(14);
        assertThat(api.post(
                                home + "/vouchers/batch",
                                object("active", true, "size", 3, "code_type", "digits", "random_part_length", 5)
                                        .with("prefix", Shop.unique("P")))
                        .list())
                .hasSize(3);
    }

    @Test
    @DisplayName("§1 PATCH: 200 with the object for whatever can be changed")
    void changes() {
        things.byPath().forEach((path, thing) -> {
            if (!thing.get("type").asString().equals("Customer")) {
                assertThat(api.patch(path, object()).ok().get("id")).as(path).isEqualTo(thing.get("id"));
            }
        });
    }

    @Test
    @DisplayName("§1 DELETE: 204 without a body for whatever can be deleted")
    void deletes() {
        List<String> lastFirst = new ArrayList<>(things.byPath().keySet());
        Collections.reverse(lastFirst);
        for (String path : lastFirst) {
            Answer answer = api.delete(path);
            assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            api.get(path).isUnknown();
        }
    }
}
