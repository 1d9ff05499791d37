package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.gateway.authorization.RoleTable;
import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.RunningApplication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks every operation that a controller declares, whichever there are: who may call it, and that it reaches nothing of another project
 * (invariant I13). An operation that is new is covered without a change here, unless it names things of a kind that is new.
 */
@ExtendWith(OneApplication.class)
class EveryRouteTest {

    private static final String NOTHING = "999999999";

    /** Bodies with which an operation would succeed for the owner, so that nothing but the owner's project is in the way. */
    private static final Map<String, Json> BODIES = Map.ofEntries(
            Map.entry("PATCH /api/v1.0/campaigns/{}", object("description", "stolen")),
            Map.entry("POST /api/v1.0/campaigns/{}/vouchers", object("code", "STOLEN-1", "active", true)),
            Map.entry(
                    "POST /api/v1.0/campaigns/{}/vouchers/batch",
                    object("active", true, "size", 3, "code_type", "mixed", "random_part_length", 8, "prefix", "ST")),
            Map.entry("PATCH /api/v1.0/vouchers/{}", object("active", false)),
            Map.entry(
                    "POST /api/v1.0/vouchers/{}/redemptions",
                    object("transaction_id", "STOLEN", "total_transaction_cost", 10)),
            Map.entry("POST /api/v1.0/campaigns/{}/budget_rules", object("timeframe", "day", "budget", 5)),
            Map.entry("POST /api/v1.0/campaigns/{}/time_of_order_rules", object("day_of_week", 1)),
            Map.entry(
                    "POST /api/v1.0/campaigns/{}/timeframe_rules",
                    object("start_time", "2024-01-01T00:00:00.000Z", "end_time", "2044-01-01T00:00:00.000Z")),
            Map.entry("POST /api/v1.0/campaigns/{}/max_discount_rule", object("max_discount", 5)),
            Map.entry("POST /api/v1.0/campaigns/{}/per_customer_rule", object("max_redemptions", 5)),
            Map.entry("PATCH /api/v1.0/budget_rules/{}", object("budget", 1)),
            Map.entry("PATCH /api/v1.0/areas/{}", object("name", "stolen")),
            Map.entry("PATCH /api/v1.0/categories/{}", object("name", "stolen")),
            Map.entry("PATCH /api/v1.0/customers/{}/vouchers", object("vouchers", List.of("NONE"))),
            Map.entry("DELETE /api/v1.0/customers/{}/vouchers", object("vouchers", List.of("NONE"))),
            Map.entry("PATCH /api/vouchsafe/v1/users/{}", object("name", "stolen")),
            Map.entry("PUT /api/vouchsafe/v1/users/{}/password", object("password", "stolen stolen")));

    private final RunningApplication application;
    private final RoleTable table;
    private final List<Route> routes;
    private final String root;

    EveryRouteTest(RunningApplication application) {
        this.application = application;
        this.table = application.bean(RoleTable.class);
        this.routes = Route.all(application);
        this.root = "http://127.0.0.1:" + application.port();
    }

    private Api client(@Nullable String authorization) {
        Api api = Api.on(application.port(), authorization);
        return new Api(api.client(), root, authorization);
    }

    private static Answer call(Api api, Route route, String path) {
        String query = path.endsWith("/redemptions")
                ? "?transaction_id=OPEN"
                : path.endsWith("/as-of") ? "?time=2044-01-01T00:00:00Z" : "";
        Json body = BODIES.getOrDefault(route.method() + " " + route.template().replaceAll("\\{\\w+}", "{}"), object());
        return api.send(route.method(), path + query, route.method().equals("GET") ? null : body.text());
    }

    /** Ids, codes and identifiers of nothing. */
    private static List<String> nothing(String collection) {
        return switch (collection) {
            case "vouchers" -> List.of(NOTHING, "NO-SUCH-CODE");
            case "customers" -> List.of("no-such-customer");
            default -> List.of(NOTHING);
        };
    }

    @Test
    @DisplayName("§1.2: every operation × every role, what the table does not allow is 403, and nothing else is")
    void everyOperationIsForTheRolesOfTheTable() {
        long project = application.newProject();
        Map<Role, Api> clients = new HashMap<>();
        for (Role role : Role.values()) {
            clients.put(role, client(application.newKey(project, role)));
        }
        String before = fingerprint();
        int denied = 0;
        int allowed = 0;

        for (Route route : routes) {
            for (String path : route.paths(EveryRouteTest::nothing)) {
                for (Role role : Role.values()) {
                    boolean may =
                            table.rolesFor(route.method(), route.template()).contains(role)
                                    && !table.firstProjectOnly(route.method(), route.template());
                    Answer answer = call(requireNonNull(clients.get(role)), route, path);
                    if (may) {
                        assertThat(answer.status()).as("%s as %s", route, role).isNotIn(401, 403);
                        allowed++;
                    } else {
                        assertThat(answer.status()).as("%s as %s", route, role).isEqualTo(403);
                        assertThat(code(answer, path)).isEqualTo("forbidden");
                        denied++;
                    }
                }
            }
        }

        assertThat(fingerprint()).isEqualTo(before);
        assertThat(allowed).isGreaterThan(20);
        assertThat(denied).isGreaterThan(40);
    }

    @Test
    @DisplayName(
            "§1.1 not_authorized: every operation without credentials is 401 with WWW-Authenticate, but signing in and out")
    void everyOperationAsksForCredentials() {
        Api stranger = client(null);
        Api liar = client(Api.bearer("vs_" + "0".repeat(43)));

        for (Route route : routes) {
            if (table.open(route.method(), route.template())) {
                continue;
            }
            for (Api api : List.of(stranger, liar)) {
                String path = route.paths(EveryRouteTest::nothing).getFirst();
                Answer answer = call(api, route, path);

                assertThat(answer.status()).as("%s", route).isEqualTo(401);
                assertThat(code(answer, path)).isEqualTo("not_authorized");
                assertThat(answer.headers().allValues("WWW-Authenticate"))
                        .containsExactly("Basic realm=\"vouchsafe\"", "Bearer realm=\"vouchsafe\"");
            }
        }
    }

    private static String code(Answer answer, String path) {
        return path.startsWith("/api/vouchsafe/") ? answer.problemCode() : answer.errorCode();
    }

    @Test
    @DisplayName(
            "§1.2: no operation reaches an id, code or identifier of another project: 404, as if it were not there")
    void noOperationReachesAnotherProject() {
        OwnedThings owned = OwnedThings.in(application);
        Api other = client(application.newKey(application.newProject(), Role.ADMIN));
        List<String> tried = new ArrayList<>();
        String before = fingerprint();

        for (Route route : routes) {
            if (!route.hasVariables() || table.firstProjectOnly(route.method(), route.template())) {
                continue;
            }
            String absent = "";
            for (String path : route.paths(EveryRouteTest::nothing)) {
                absent = call(other, route, path).body();
            }
            for (String path : route.paths(owned::of)) {
                Answer answer = call(other, route, path);

                assertThat(answer.status())
                        .as("%s %s: %s", route.method(), path, answer.body())
                        .isIn(404, 422);
                assertThat(answer.body())
                        .as("%s %s is answered as if it were not there", route.method(), path)
                        .isEqualTo(absent);
                if (answer.status() == 404) {
                    assertThat(code(answer, path)).isEqualTo("not_found");
                } else {
                    assertThat(BODIES)
                            .as("%s would succeed for its owner", route)
                            .doesNotContainKey(
                                    route.method() + " " + route.template().replaceAll("\\{\\w+}", "{}"));
                }
                tried.add(route.method() + " " + path);
            }
        }

        assertThat(fingerprint()).as("nothing changed by %s", tried).isEqualTo(before);
        assertThat(tried).hasSizeGreaterThan(30);
        owned.assertReachableByTheirOwner();
    }

    @Test
    @DisplayName("§1.2: no body reaches an id, code or identifier of another project")
    void noBodyReachesAnotherProject() {
        OwnedThings owned = OwnedThings.in(application);
        Api other = application.newAdmin();
        Shop shop = new Shop(other);
        long mine = shop.campaign();
        String before = fingerprint();

        other.post(
                        "/campaigns",
                        shop.discountCampaign(
                                Long.parseLong(owned.of("campaigns").getFirst())))
                .refuses(Answer.problem("parent_id", "invalid"));
        other.patch(
                        "/campaigns/" + mine,
                        object("parent_id", Long.parseLong(owned.of("campaigns").getFirst())))
                .refuses(Answer.problem("parent_id", "invalid"));
        other.own()
                .post(
                        "/api-keys",
                        object(
                                "name",
                                "n",
                                "role",
                                "admin",
                                "user_id",
                                Long.parseLong(owned.of("users").getFirst())))
                .isProblem(422, "invalid", "user_id invalid");
        if (has("POST", "/api/v1.0/campaigns/vouchers/expire")) {
            other.post("/campaigns/vouchers/expire", object("vouchers", owned.of("vouchers")))
                    .is(204);
        }
        if (has("POST", "/api/v1.0/campaigns/{campaignId}/area_rules")) {
            String rules = "/campaigns/" + mine;
            assertThat(other.post(
                                    rules + "/area_rules",
                                    object(
                                            "area_id",
                                            Long.parseLong(owned.of("areas").getFirst())))
                            .is(422)
                            .problems())
                    .extracting(Answer.Problem::attribute)
                    .containsExactly("area_id");
            assertThat(other.post(
                                    rules + "/category_rules",
                                    object(
                                            "category_id",
                                                    Long.parseLong(owned.of("categories")
                                                            .getFirst()),
                                            "rule_type", "any_of",
                                            "tags", List.of("app")))
                            .is(422)
                            .problems())
                    .extracting(Answer.Problem::attribute)
                    .contains("category_id");
        }

        assertThat(fingerprint()).isEqualTo(before);
        owned.assertReachableByTheirOwner();
    }

    private boolean has(String method, String template) {
        return routes.contains(new Route(method, template));
    }

    /** Changes with every event, and with every row of those who may call. */
    private String fingerprint() {
        return JdbcClient.create(application.bean(DataSource.class))
                .sql("""
                        select (select count(*) from events.event)
                            || (select coalesce(md5(string_agg(u::text, ',' order by id)), '') from access.app_user u)
                            || (select coalesce(md5(string_agg(k::text, ',' order by id)), '') from access.api_key k)
                            || (select coalesce(md5(string_agg(p::text, ',' order by id)), '') from access.project p)""")
                .query(String.class)
                .single();
    }
}
