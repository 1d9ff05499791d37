package io.vouchsafe.standalone.rows;

import static io.vouchsafe.standalone.api.Json.object;

import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One thing of every kind in a project, each as its creation answered it.
 *
 * @param byPath where each is read, in the order of creation
 */
record Things(Map<String, JsonNode> byPath) {

    static final String TRIANGLE = "_p~iF~ps|U_ulLnnqC_mqNvxq`@";

    /** Creates them; each creation must be a 200. */
    static Things in(Api api) {
        Shop shop = new Shop(api);
        Map<String, JsonNode> made = new LinkedHashMap<>();
        long main = shop.mainCampaign();
        JsonNode campaign = api.post(
                        "/campaigns",
                        shop.discountCampaign(main).with("status", "active", "name", Shop.unique("Things")))
                .ok();
        String home = "/campaigns/" + campaign.get("id").asLong();
        made.put(home, campaign);
        JsonNode area =
                api.post("/areas", object("name", "north", "area", TRIANGLE)).ok();
        made.put("/areas/" + area.get("id").asLong(), area);
        JsonNode category = api.post("/categories", object("name", "channel", "tags", List.of("app", "web")))
                .ok();
        made.put("/categories/" + category.get("id").asLong(), category);
        made.put(
                "/customers/cust-77",
                api.post("/customers", object("identifier", "cust-77")).ok());
        JsonNode voucher = api.post(home + "/vouchers", object("active", true, "code", Shop.unique("THING")))
                .ok();
        made.put("/vouchers/" + voucher.get("id").asLong(), voucher);
        made.put(
                "/vouchers/" + voucher.get("code").asString() + "/redemptions?transaction_id=ORDER-1",
                shop.validate(
                                voucher.get("code").asString(),
                                "ORDER-1",
                                100,
                                "customer_identifier",
                                "cust-77",
                                "location",
                                Map.of("latitude", 52.52, "longitude", 13.4),
                                "categories",
                                List.of(Map.of("name", "channel", "tag", "app")))
                        .ok());
        Map<String, Object[]> rules = new LinkedHashMap<>();
        rules.put("area_rules", new Object[] {"area_id", area.get("id").asLong()});
        rules.put("budget_rules", new Object[] {"timeframe", "day", "budget", 100});
        rules.put("category_rules", new Object[] {
            "category_id", category.get("id").asLong(), "rule_type", "any_of", "tags", List.of("app")
        });
        rules.put("time_of_order_rules", new Object[] {"start_time", "09:00", "time_zone", "Europe/London"});
        rules.put("timeframe_rules", new Object[] {"start_time", "2024-01-01T00:00:00Z"});
        rules.put("max_discount_rule", new Object[] {"max_discount", 50});
        rules.put("new_customer_rule", new Object[] {});
        rules.put("per_customer_rule", new Object[] {"max_redemptions", 5});
        rules.forEach((kind, body) -> {
            JsonNode rule = api.post(home + "/" + kind, object(body)).ok();
            boolean single = kind.endsWith("_rule");
            made.put(
                    single
                            ? home + "/" + kind
                            : "/" + kind + "/" + rule.get("id").asLong(),
                    rule);
        });
        return new Things(made);
    }
}
