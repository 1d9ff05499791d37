package io.vouchsafe.standalone.api;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of contract §2.4 that come of rules, over HTTP: attribute, code and boundary of each, in one step and in two. */
@ExtendWith(OneApplication.class)
class RuleRefusalsTest {

    /** 50 to 52 degrees north, 10 to 14 degrees east. */
    private static final String RECTANGLE = "_sdpH_c`|@?_glW_seK??~flW";

    private static final Json INSIDE = object("latitude", 51.5, "longitude", 13.4);

    private final Api api;
    private final Shop shop;
    private final long main;
    private final long campaign;
    private final String code;

    RuleRefusalsTest(Api api) {
        this.api = api;
        this.shop = new Shop(api);
        this.main = shop.mainCampaign();
        this.campaign = shop.campaign(main, "voucher_type", "generic");
        this.code = shop.voucher(campaign);
    }

    private String rule(String kind, @Nullable Object... attributes) {
        return rule(campaign, kind, attributes);
    }

    /** Adds a rule and answers its own path. */
    private String rule(long campaignId, String kind, @Nullable Object... attributes) {
        long id = api.post("/campaigns/" + campaignId + "/" + kind, object(attributes))
                .id();
        return "/" + kind + "/" + id;
    }

    /** In both forms of a new redemption of 80.00, and without a trace of either. */
    private void refused(List<Answer.Problem> problems, @Nullable Object... attributes) {
        String transaction = Shop.unique("REFUSED");
        Answer.Problem[] expected = problems.toArray(Answer.Problem[]::new);
        api.post(
                        "/vouchers/" + code + "/redemptions",
                        object("transaction_id", transaction, "total_transaction_cost", 80)
                                .with(attributes))
                .refuses(expected);
        redeemed(transaction, attributes).refuses(expected);
        shop.find(code, transaction).isUnknown();
    }

    private void refused(Answer.Problem problem, @Nullable Object... attributes) {
        refused(List.of(problem), attributes);
    }

    private Answer redeemed(String transaction, @Nullable Object... attributes) {
        return api.post(
                "/vouchers/" + code + "/redemptions",
                object("transaction_id", transaction, "total_transaction_cost", 80, "confirmed", true)
                        .with(attributes));
    }

    /** A redemption of 80.00 in one step is granted this discount. */
    private void granted(double discount, @Nullable Object... attributes) {
        assertThat(redeemed(Shop.unique("GRANTED"), attributes)
                        .ok()
                        .get("granted_discount")
                        .asDouble())
                .isEqualTo(discount);
    }

    private static List<Map<String, String>> sent(String... tags) {
        return Arrays.stream(tags)
                .map(tag -> Map.of("name", "channel", "tag", tag))
                .toList();
    }

    private long channel() {
        return api.post("/categories", object("name", "channel", "tags", List.of("app", "web", "shop")))
                .id();
    }

    @Test
    @DisplayName("§2.4 location/outside_of_permitted_areas: required and invalid too, area rules over HTTP")
    void areas() {
        long area =
                api.post("/areas", object("name", "middle", "area", RECTANGLE)).id();
        rule("area_rules", "area_id", area);

        refused(problem("location", "required"));
        refused(problem("location", "required"), "location", null);
        refused(problem("location", "invalid"), "location", object("latitude", 90.5, "longitude", 13));
        refused(
                problem("location", "outside_of_permitted_areas"),
                "location",
                object("latitude", 52.00001, "longitude", 13.4));
        granted(4, "location", INSIDE);
        granted(4, "location", object("latitude", 52, "longitude", 14));
    }

    @Test
    @DisplayName("§2.4 categories/missing_required_tags: no category and unknown tags too, any-of rules over HTTP")
    void wantedTags() {
        rule("category_rules", "category_id", channel(), "rule_type", "any_of", "tags", List.of("app", "web"));

        refused(problem("categories", "missing_required_category"));
        refused(problem("categories", "missing_required_tags"), "categories", sent("shop"));
        refused(
                List.of(problem("categories", "missing_required_tags"), problem("categories", "unknown_tags")),
                "categories",
                sent("appp"));
        granted(4, "categories", sent("shop", "web"));
    }

    @Test
    @DisplayName("§2.4 categories/includes_forbidden_tags: none-of rules over HTTP")
    void forbiddenTags() {
        rule("category_rules", "category_id", channel(), "rule_type", "none_of", "tags", List.of("shop"));

        refused(problem("categories", "includes_forbidden_tags"), "categories", sent("web", "shop"));
        granted(4);
        granted(4, "categories", sent("web"));
    }

    @Test
    @DisplayName("§2.4 voucher/not_valid_at_this_time: timeframes over HTTP, with the bound as boundary_value")
    void timeframes() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant yesterday = now.minus(1, ChronoUnit.DAYS);
        Instant tomorrow = now.plus(1, ChronoUnit.DAYS);
        shop.validate(code, "EARLY", 80).ok();
        rule("timeframe_rules", "end_time", yesterday.toString());
        refused(problem("voucher", "not_valid_at_this_time", yesterday.toString()));
        String frame = rule("timeframe_rules", "start_time", tomorrow.toString());

        refused(problem("voucher", "not_valid_at_this_time", tomorrow.toString()));
        shop.confirm(code, "EARLY").ok();
        api.patch(frame, object("start_time", yesterday.toString(), "end_time", tomorrow.toString()))
                .ok();
        granted(4);
    }

    @Test
    @DisplayName("§2.4 voucher/not_valid_at_this_time: times of order over HTTP")
    void timesOfOrder() {
        DayOfWeek day = OffsetDateTime.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek();
        shop.validate(code, "EARLY", 80).ok();
        String window = rule("time_of_order_rules", "day_of_week", day.getValue() % 7);

        refused(problem("voucher", "not_valid_at_this_time"));
        shop.confirm(code, "EARLY").ok();
        api.patch(window, object("day_of_week", null)).ok();
        granted(4);
    }

    @ParameterizedTest(name = "§4.2 periods: {1}, a budget per {0} over HTTP, of the campaign and of its main campaign")
    @CsvSource({
        "year, yearly_budget_exceeded",
        "quarter, quarterly_budget_exceeded",
        "month, monthly_budget_exceeded",
        "week, weekly_budget_exceeded",
        "sunday_week, weekly_budget_exceeded",
        "day, daily_budget_exceeded",
        "hour, hourly_budget_exceeded"
    })
    void budgets(String timeframe, String refusal) {
        shop.validate(code, "EARLY", 80).ok();
        String own = rule("budget_rules", "timeframe", timeframe, "budget", 3.99);
        refused(problem("campaign", refusal, "3.99"));
        shop.confirm(code, "EARLY").refuses(problem("campaign", refusal, "3.99"));
        String above = rule(main, "budget_rules", "timeframe", timeframe, "budget", 3.5);
        refused(List.of(problem("campaign", refusal, "3.99"), problem("campaign", refusal, "3.50")));

        api.patch(own, object("budget", 4)).ok();
        shop.confirm(code, "EARLY").refuses(problem("campaign", refusal, "3.50"));
        api.delete(above).is(204);
        shop.confirm(code, "EARLY").ok();
    }

    @Test
    @DisplayName("§2.4 customer/new_customer_required: also without a customer, the new-customer rule over HTTP")
    void newCustomers() {
        rule("new_customer_rule");
        api.post("/customers", object("identifier", "cust-old", "is_new", false))
                .ok();

        refused(problem("customer_identifier", "required"));
        refused(problem("customer", "new_customer_required"), "customer_identifier", "cust-old");
        granted(4, "customer_identifier", "cust-77");
        refused(problem("customer", "new_customer_required"), "customer_identifier", "cust-77");
        granted(4, "customer_identifier", "cust-78");
    }

    @Test
    @DisplayName("§2.4 customer/per_customer_limit_exceeded: also without a customer, the per-customer rule over HTTP")
    void perCustomer() {
        shop.validate(code, "EARLY", 80, "customer_identifier", "cust-77").ok();
        rule("per_customer_rule", "max_redemptions", 2);

        refused(problem("customer_identifier", "required"));
        granted(4, "customer_identifier", "cust-77");
        granted(4, "customer_identifier", "cust-77");
        refused(problem("customer", "per_customer_limit_exceeded", "2"), "customer_identifier", "cust-77");
        shop.confirm(code, "EARLY").refuses(problem("customer", "per_customer_limit_exceeded", "2"));
        granted(4, "customer_identifier", "cust-78");
        api.patch("/campaigns/" + campaign + "/per_customer_rule", object("max_redemptions", 3))
                .ok();
        shop.confirm(code, "EARLY").ok();
    }

    @Test
    @DisplayName("§5.5 max_discount_rule: caps the discount over HTTP, and never refuses")
    void maximumDiscount() {
        rule("max_discount_rule", "max_discount", 1.25);
        granted(1.25);
        api.patch("/campaigns/" + campaign + "/max_discount_rule", object("max_discount", 0))
                .ok();
        granted(0);
        api.delete("/campaigns/" + campaign + "/max_discount_rule").is(204);
        granted(4);
    }

    @Test
    @DisplayName("§8 #11: all rules that refuse are reported, in the order of the checks, over HTTP")
    void everythingAtOnce() {
        Instant past = Instant.parse("2024-01-01T00:00:00Z");
        long area =
                api.post("/areas", object("name", "middle", "area", RECTANGLE)).id();
        rule("budget_rules", "timeframe", "hour", "budget", 1);
        rule("budget_rules", "timeframe", "year", "budget", 2);
        rule("per_customer_rule", "max_redemptions", 1);
        rule("category_rules", "category_id", channel(), "rule_type", "any_of", "tags", List.of("app"));
        rule("area_rules", "area_id", area);
        rule("timeframe_rules", "end_time", past.toString());

        refused(List.of(
                problem("voucher", "not_valid_at_this_time", past.toString()),
                problem("location", "required"),
                problem("categories", "missing_required_category"),
                problem("customer_identifier", "required"),
                problem("campaign", "yearly_budget_exceeded", "2.00"),
                problem("campaign", "hourly_budget_exceeded", "1.00")));
    }
}
