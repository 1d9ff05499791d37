package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;

import io.vouchsafe.contract.caller.Role;
import io.vouchsafe.standalone.RunningApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project with one of everything that a path can name, made when it is first asked for. */
final class OwnedThings {

    /** A triangle, as an encoded polyline. */
    private static final String AREA = "_p~iF~ps|U_ulLnnqC_mqNvxq`@";

    private static final Map<String, Json> RULES = Map.of(
            "budget_rules", object("timeframe", "day", "budget", 500),
            "time_of_order_rules", object("start_time", "00:00", "end_time", "23:59"),
            "timeframe_rules",
                    object("start_time", "2024-01-01T00:00:00.000Z", "end_time", "2124-01-01T00:00:00.000Z"));

    private final long project;
    private final Api admin;
    private final Shop shop;
    private final long main;
    private final long campaign;
    private final String code;
    private final Map<String, List<String>> made = new HashMap<>();

    private OwnedThings(RunningApplication application) {
        this.project = application.newProject();
        this.admin = Api.on(application.port(), application.newKey(project, Role.ADMIN));
        this.shop = new Shop(admin);
        this.main = shop.mainCampaign();
        this.campaign = shop.campaign(main);
        this.code = shop.voucher(campaign, "customer_identifier", "owner@example.test");
        shop.validate(code, "OPEN", 10, "customer_identifier", "owner@example.test")
                .ok();
    }

    static OwnedThings in(RunningApplication application) {
        OwnedThings owned = new OwnedThings(application);
        for (String collection : List.of(
                "campaigns", "vouchers", "customers", "users", "api-keys", "projects", "decisions", "budgets")) {
            owned.of(collection);
        }
        for (String later : List.of("areas", "categories", "area_rules", "category_rules")) {
            owned.tried(later);
        }
        RULES.keySet().forEach(owned::tried);
        return owned;
    }

    /** The values by which a path names things of a collection. */
    List<String> of(String collection) {
        List<String> known = made.get(collection);
        if (known == null) {
            known = make(collection);
            made.put(collection, known);
        }
        return known;
    }

    /** Makes what there is no endpoint for yet when there is one. */
    private void tried(String collection) {
        String parent = collection.endsWith("_rules") ? "/campaigns/" + campaign + "/" + collection : "/" + collection;
        if (admin.get(parent).status() == 200) {
            of(collection);
        }
    }

    private List<String> make(String collection) {
        return switch (collection) {
            case "campaigns", "budgets" -> List.of(Long.toString(main), Long.toString(campaign));
            case "vouchers" ->
                List.of(code, Long.toString(admin.get("/vouchers/" + code).id()));
            case "customers" -> List.of("owner@example.test");
            case "areas" -> List.of(id(admin.post("/areas", object("name", "north", "area", AREA))));
            case "categories" ->
                List.of(id(admin.post("/categories", object("name", "channel", "tags", List.of("app", "web")))));
            case "area_rules" ->
                List.of(rule(
                        collection, object("area_id", Long.parseLong(of("areas").getFirst()))));
            case "category_rules" ->
                List.of(rule(
                        collection,
                        object(
                                "category_id", Long.parseLong(of("categories").getFirst()),
                                "rule_type", "any_of",
                                "tags", List.of("app"))));
            case "users" ->
                List.of(id(admin.own()
                        .post(
                                "/users",
                                object(
                                        "name", "Owner",
                                        "email", Shop.unique("owner") + "@example.test",
                                        "role", "admin",
                                        "password", "long enough"))));
            case "api-keys" ->
                List.of(id(admin.own().post("/api-keys", object("name", "till", "role", "point_of_sale"))));
            case "projects" -> List.of(Long.toString(project));
            case "decisions" ->
                List.of(admin.own()
                        .get("/decisions")
                        .list()
                        .getFirst()
                        .get("position")
                        .asString());
            default -> {
                Json body = RULES.get(collection);
                if (body == null) {
                    throw new AssertionError(
                            "Say here how to make one of " + collection + ", so that the test can try it");
                }
                yield List.of(rule(collection, body));
            }
        };
    }

    private String rule(String collection, Json body) {
        return id(admin.post("/campaigns/" + campaign + "/" + collection, body));
    }

    private static String id(Answer created) {
        return Long.toString(created.id());
    }

    /** Shows that it was the project, and nothing else, that kept others away. */
    void assertReachableByTheirOwner() {
        made.forEach((collection, values) -> {
            boolean ownEndpoint = List.of("users", "api-keys", "projects", "decisions", "budgets")
                    .contains(collection);
            boolean notServedYet =
                    collection.equals("customers") && admin.get("/customers").status() == 404;
            for (String value : values) {
                if (!notServedYet) {
                    (ownEndpoint ? admin.own() : admin)
                            .get((collection.equals("budgets") ? "/reports/" : "/") + collection + "/"
                                    + Api.encoded(value))
                            .ok();
                }
            }
        });
        shop.find(code, "OPEN").ok();
    }
}
