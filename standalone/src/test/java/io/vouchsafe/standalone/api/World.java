package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Json.object;

import io.vouchsafe.standalone.api.Description.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of everything that an operation can be about, so that each can succeed. Rules are on a campaign of their own, and so is what a confirmed
 * redemption would make unchangeable.
 */
final class World {

    private static final String POLYGON = "_|o_I_wqpA_pR???~oR_oR~hbE?";

    private final String credential;
    private final String main;
    private final String selling;
    private final String ruled;
    private final Map<String, String> rules = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final String redeemed;
    private final String spare;
    private final String free;
    private final String doomed;
    private final String forgotten;
    private final String category;
    private final String confirming = Shop.unique("T");
    private final String deleting = Shop.unique("T");
    private final String reversing = Shop.unique("T");

    World(Api api, long projectId) {
        this.credential = String.valueOf(api.authorization());
        Shop shop = new Shop(api);
        long mainId = shop.mainCampaign();
        long sellingId = shop.campaign(mainId, "voucher_type", "generic", "team", "world");
        long ruledId = shop.campaign(mainId);
        this.main = Long.toString(mainId);
        this.selling = Long.toString(sellingId);
        this.ruled = Long.toString(ruledId);
        this.redeemed = shop.voucher(sellingId);
        this.spare = shop.voucher(sellingId);
        this.free = shop.voucher(ruledId);
        this.doomed = shop.voucher(ruledId);
        shop.validate(redeemed, confirming, 80).ok();
        shop.validate(redeemed, deleting, 80).ok();
        ids.put(
                "position",
                api.own().get("/decisions").list().getFirst().get("position").asString());
        shop.redeem(redeemed, reversing, 80).ok();
        this.category = Shop.unique("channel");
        ids.put("area_id", id(api, "/areas", object("name", Shop.unique("Berlin"), "area", POLYGON)));
        ids.put("category_id", id(api, "/categories", object("name", category, "tags", List.of("app", "web"))));
        ids.put("project_id", Long.toString(projectId));
        ids.put("identifier", customer(api));
        this.forgotten = customer(api);
        Api own = api.own();
        ids.put(
                "user_id",
                id(
                        own,
                        "/users",
                        object(
                                "name", "U",
                                "email", Shop.unique("u") + "@example.test",
                                "role", "point_of_sale",
                                "password", "long enough")));
        ids.put("key_id", id(own, "/api-keys", object("name", "K", "role", "point_of_sale")));
        rule(api, "area_rules", object("area_id", Long.parseLong(ids.get("area_id"))));
        rule(api, "budget_rules", object("timeframe", "day", "budget", 500));
        rule(
                api,
                "category_rules",
                object(
                        "category_id",
                        Long.parseLong(ids.get("category_id")),
                        "rule_type",
                        "none_of",
                        "tags",
                        List.of("web")));
        rule(api, "time_of_order_rules", object("start_time", "10:00"));
        rule(api, "timeframe_rules", object("end_time", "2044-01-01T00:00:00Z"));
    }

    private static String customer(Api api) {
        String identifier = Shop.unique("cust");
        api.post("/customers", object("identifier", identifier)).ok();
        return identifier;
    }

    private static String id(Api api, String path, Json body) {
        return Long.toString(api.post(path, body).id());
    }

    private void rule(Api api, String kind, Json body) {
        rules.put(kind, id(api, "/campaigns/" + ruled + "/" + kind, body));
    }

    /** What stands for a variable of a path so that the operation can succeed. */
    String variable(Operation operation, String name) {
        String template = operation.template();
        return switch (name) {
            case "campaign_id" ->
                template.contains("_rule")
                        ? ruled
                        : template.endsWith("{campaign_id}") || template.contains("batch") ? ruled : selling;
            case "rule_id" -> rules.getOrDefault(template.split("/", -1)[3], "0");
            case "code" -> redeemed;
            case "voucher" -> spare;
            case "projection" -> "campaigns";
            case "identifier" -> operation.id().equals("eraseCustomer") ? forgotten : ids.getOrDefault(name, "0");
            default -> ids.getOrDefault(name, "0");
        };
    }

    /** The query with which the operation can succeed. */
    String query(Operation operation) {
        return switch (operation.id()) {
            case "confirmRedemption", "getRedemption" -> "transaction_id=" + confirming;
            case "deleteRedemption" -> "transaction_id=" + deleting;
            case "findVoucher" -> "team=world";
            case "watchLive" -> "events=1";
            case "getCampaignAsOf", "getVoucherAsOf" -> "time=2044-01-01T00:00:00Z";
            default -> "";
        };
    }

    /** An example of a body with the names and references of this world in it. */
    Json body(Operation operation, Json example) {
        if (operation.id().equals("signIn")) {
            return object("api_key", credential.replace("Bearer ", ""));
        }
        Json body = example;
        for (String attribute : List.of("area_id", "category_id")) {
            body = replaced(body, attribute, Long.parseLong(ids.getOrDefault(attribute, "0")));
        }
        body = replaced(body, "parent_id", Long.parseLong(main));
        for (String attribute : List.of("name", "code", "prefix", "identifier")) {
            boolean tied = attribute.equals("code") && operation.method().equals("PATCH");
            body = tied ? body : replaced(body, attribute, Shop.unique("G"));
        }
        body = replaced(body, "email", Shop.unique("g") + "@example.test");
        body = replaced(body, "vouchers", List.of(operation.id().equals("expireVouchers") ? doomed : free));
        String transaction = switch (operation.id()) {
            case "createRedemption" -> Shop.unique("T");
            case "reverseRedemption" -> reversing;
            default -> confirming;
        };
        body = replaced(body, "transaction_id", transaction);
        return replaced(body, "categories", List.of(Map.of("name", category, "tag", "app")));
    }

    private static Json replaced(Json body, String attribute, Object value) {
        return Json.parse(body.text()).has(attribute) ? body.with(attribute, value) : body;
    }
}
