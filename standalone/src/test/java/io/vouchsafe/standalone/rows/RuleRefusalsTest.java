package io.vouchsafe.standalone.rows;

import static io.vouchsafe.standalone.api.Answer.problem;
import static io.vouchsafe.standalone.api.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.standalone.OneApplication;
import io.vouchsafe.standalone.api.Answer;
import io.vouchsafe.standalone.api.Api;
import io.vouchsafe.standalone.api.Shop;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of §2.4 and §4.3 that come of a campaign's rules, over HTTP: rules set by their endpoints, each once refused and once met. */
@ExtendWith(OneApplication.class)
class RuleRefusalsTest {

    private static final Map<String, Double> INSIDE = Map.of("latitude", 40.0, "longitude", -121.5);
    private static final Map<String, Double> OUTSIDE = Map.of("latitude", 0.0, "longitude", 0.0);
    private static final String AROUND_ZERO = "~hbE~hbE?_seK_}hQ~hbE";
    private static final String PAST = "2001-01-01T00:00:00Z";

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

    private void rule(String kind, Object... attributes) {
        api.post("/campaigns/" + campaign + "/" + kind, object(attributes)).ok();
    }

    private Answer ask(Object... attributes) {
        return shop.validate(code, Shop.unique("T"), 100, attributes);
    }

    private Answer confirmedOf(String customer) {
        return ask("customer_identifier", customer, "confirmed", true);
    }

    private void areaRule(String name, String outline) {
        rule(
                "area_rules",
                "area_id",
                api.post("/areas", object("name", name, "area", outline)).id());
    }

    private void categoryRule(String name, String type) {
        long id = api.post("/categories", object("name", name, "tags", List.of("app", "web")))
                .id();
        rule("category_rules", "category_id", id, "rule_type", type, "tags", List.of("app"));
    }

    private static Map<String, String> tag(String name, String tag) {
        return Map.of("name", name, "tag", tag);
    }

    @Test
    @DisplayName("§2.4 categories/missing_required_category: nothing sent of the category, or nothing at all")
    void missingRequiredCategory() {
        categoryRule("channel", "any_of");

        ask().refuses(problem("categories", "missing_required_category"));
        ask("categories", List.of(tag("mood", "app"))).refuses(problem("categories", "missing_required_category"));
        ask("categories", List.of(tag("channel", "app"))).ok();
    }

    @Test
    @DisplayName("§2.4 categories/missing_required_tags: only other tags of the category sent")
    void missingRequiredTags() {
        categoryRule("channel", "any_of");

        ask("categories", List.of(tag("channel", "web"))).refuses(problem("categories", "missing_required_tags"));
        ask("categories", List.of(tag("channel", "web"), tag("channel", "app"))).ok();
    }

    @Test
    @DisplayName("§2.4 categories/includes_forbidden_tags: a forbidden tag among others")
    void includesForbiddenTags() {
        categoryRule("channel", "none_of");

        ask("categories", List.of(tag("channel", "web"), tag("channel", "app")))
                .refuses(problem("categories", "includes_forbidden_tags"));
        ask("categories", List.of(tag("channel", "web"))).ok();
        ask().ok();
    }

    @Test
    @DisplayName("§2.4 categories/unknown_tags: a tag that the category does not have")
    void unknownTags() {
        categoryRule("channel", "none_of");

        ask("categories", List.of(tag("channel", "fax"))).refuses(problem("categories", "unknown_tags"));
    }

    @Test
    @DisplayName("§2.4 location/required: an area, and no location or null")
    void locationRequired() {
        areaRule("north", Things.TRIANGLE);

        ask().refuses(problem("location", "required"));
        api.post(
                        "/vouchers/" + code + "/redemptions",
                        object("transaction_id", Shop.unique("T"), "total_transaction_cost", 100, "location", null))
                .refuses(problem("location", "required"));
        ask("location", INSIDE).ok();
    }

    @Test
    @DisplayName("§2.4 location/outside_of_permitted_areas: a location in none of the areas")
    void outsideOfPermittedAreas() {
        areaRule("north", Things.TRIANGLE);

        ask("location", OUTSIDE).refuses(problem("location", "outside_of_permitted_areas"));
    }

    @Test
    @DisplayName("§4.3 area: any one of them is enough")
    void anyAreaIsEnough() {
        areaRule("north", Things.TRIANGLE);
        areaRule("gulf", AROUND_ZERO);

        ask("location", INSIDE).ok();
        ask("location", OUTSIDE).ok();
        ask("location", Map.of("latitude", 20.0, "longitude", 20.0))
                .refuses(problem("location", "outside_of_permitted_areas"));
    }

    @Test
    @DisplayName("§2.4 voucher/not_valid_at_this_time: past the timeframe, with its end, or on another weekday")
    void notValidAtThisTime() {
        rule("timeframe_rules", "end_time", PAST);
        ask().refuses(problem("voucher", "not_valid_at_this_time", PAST));
        rule("timeframe_rules", "start_time", PAST);
        ask().ok();

        rule("time_of_order_rules", "day_of_week", otherDay());
        ask().refuses(problem("voucher", "not_valid_at_this_time"));
        rule("time_of_order_rules");
        ask().ok();
    }

    /** A weekday, 0 for Sunday, that is neither today nor yesterday nor tomorrow. */
    private static int otherDay() {
        return (LocalDate.now(ZoneOffset.UTC).getDayOfWeek().getValue() + 3) % 7;
    }

    @Test
    @DisplayName("§4.3 timeframe: any one of them is enough")
    void anyTimeframeIsEnough() {
        rule("timeframe_rules", "end_time", PAST);
        ask().refuses(problem("voucher", "not_valid_at_this_time", PAST));

        rule("timeframe_rules", "start_time", PAST, "end_time", "2999-01-01T00:00:00Z");
        rule("timeframe_rules", "start_time", "2998-01-01T00:00:00Z");
        ask().ok();
    }

    @Test
    @DisplayName("§4.3 time of order: any one of them is enough")
    void anyTimeOfOrderIsEnough() {
        rule("time_of_order_rules", "day_of_week", otherDay());
        ask().refuses(problem("voucher", "not_valid_at_this_time"));

        for (int day = 0; day < 7; day++) {
            rule("time_of_order_rules", "day_of_week", day);
        }
        ask().ok();
    }

    @Test
    @DisplayName("§4.3 category: all of them must be met")
    void allCategoriesMustBeMet() {
        categoryRule("channel", "any_of");
        categoryRule("mood", "none_of");
        categoryRule("size", "any_of");

        ask("categories", List.of(tag("channel", "app"), tag("size", "app"), tag("mood", "app")))
                .refuses(problem("categories", "includes_forbidden_tags"));
        ask("categories", List.of(tag("channel", "app"), tag("mood", "web")))
                .refuses(problem("categories", "missing_required_category"));
        ask("categories", List.of(tag("channel", "app"), tag("size", "app"), tag("mood", "web")))
                .ok();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "§2.4 campaign/yearly_budget_exceeded: with the budget of the year, year",
        "§2.4 campaign/quarterly_budget_exceeded: with the budget of the quarter, quarter",
        "§2.4 campaign/monthly_budget_exceeded: with the budget of the month, month",
        "§2.4 campaign/weekly_budget_exceeded: with the budget of the week from Monday, week",
        "§2.4 campaign/weekly_budget_exceeded: with the budget of the week from Sunday, sunday_week",
        "§2.4 campaign/daily_budget_exceeded: with the budget of the day, day",
        "§2.4 campaign/hourly_budget_exceeded: with the budget of the hour, hour"
    })
    void budgetOfAPeriod(String row, String timeframe) {
        String refusal = row.substring(row.indexOf('/') + 1, row.indexOf(':'));
        shop.validate(code, "OPEN", 100).ok();
        rule("budget_rules", "timeframe", timeframe, "budget", 4.99);

        ask().refuses(problem("campaign", refusal, "4.99"));
        ask("confirmed", true).refuses(problem("campaign", refusal, "4.99"));
        shop.confirm(code, "OPEN").refuses(problem("campaign", refusal, "4.99"));
        shop.redeem(code, Shop.unique("T"), 99.8).ok();
    }

    @Test
    @DisplayName("§4.3 budget: all of them must be met")
    void allBudgetsMustBeMet() {
        rule("budget_rules", "timeframe", "year", "budget", 10);
        rule("budget_rules", "timeframe", "quarter", "budget", 5);
        ask("confirmed", true).ok();

        ask().refuses(problem("campaign", "quarterly_budget_exceeded", "5.00"));
        rule("budget_rules", "timeframe", "year", "budget", 9.99);
        ask().refuses(
                        problem("campaign", "yearly_budget_exceeded", "9.99"),
                        problem("campaign", "quarterly_budget_exceeded", "5.00"));
    }

    @Test
    @DisplayName("§4.2 periods: a budget rule of the main campaign counts too, and is named beside the campaign's own")
    void budgetOfThePeriodOfTheMainCampaign() {
        rule("budget_rules", "timeframe", "day", "budget", 4.99);
        api.post("/campaigns/" + main + "/budget_rules", object("timeframe", "month", "budget", 4.5))
                .ok();

        ask().refuses(
                        problem("campaign", "daily_budget_exceeded", "4.99"),
                        problem("campaign", "monthly_budget_exceeded", "4.50"));
        shop.redeem(code, Shop.unique("T"), 90).ok();
    }

    @Test
    @DisplayName("§2.4 customer/new_customer_required: somebody who has redeemed, or is not new")
    void newCustomerRequired() {
        rule("new_customer_rule");
        confirmedOf("cust-77").ok();
        api.post("/customers", object("identifier", "cust-78", "is_new", false)).ok();

        confirmedOf("cust-77").refuses(problem("customer", "new_customer_required"));
        confirmedOf("cust-78").refuses(problem("customer", "new_customer_required"));
        confirmedOf("cust-79").ok();
    }

    @Test
    @DisplayName("§2.4 customer/per_customer_limit_exceeded: as often as the rule says, with the limit")
    void perCustomerLimit() {
        rule("per_customer_rule", "max_redemptions", 2);
        confirmedOf("cust-77").ok();
        shop.validate(code, "OPEN", 100, "customer_identifier", "cust-77").ok();
        confirmedOf("cust-77").ok();

        confirmedOf("cust-77").refuses(problem("customer", "per_customer_limit_exceeded", "2"));
        shop.confirm(code, "OPEN").refuses(problem("customer", "per_customer_limit_exceeded", "2"));
        confirmedOf("cust-78").ok();
    }

    @ParameterizedTest
    @CsvSource({"new_customer_rule, unused, 0", "per_customer_rule, max_redemptions, 5"})
    @DisplayName("§2.4 customer_identifier/required: a rule about the customer, and nobody sent")
    void customerIdentifierRequired(String kind, String attribute, int value) {
        rule(kind, attribute, value);

        ask().refuses(problem("customer_identifier", "required"));
        ask("customer_identifier", " ").refuses(problem("customer_identifier", "required"));
        ask("customer_identifier", "cust-77").ok();
    }

    @ParameterizedTest
    @CsvSource({"max_discount_rule, max_discount", "new_customer_rule, unused", "per_customer_rule, max_redemptions"})
    @DisplayName("§4.3 max discount, new customer, per customer: at most one of each")
    void atMostOne(String kind, String attribute) {
        rule(kind, attribute, 3);
        String path = "/campaigns/" + campaign + "/" + kind;
        String before = api.get(path).body();

        api.post(path, object(attribute, 4)).refuses(problem("base", "must_be_unique"));
        assertThat(api.get(path).body()).isEqualTo(before);
    }

    @Test
    @DisplayName("§5.5 max_discount_rule: caps the discount, to nothing if it says so, and never refuses")
    void maximumDiscount() {
        rule("max_discount_rule", "max_discount", 1.25);
        assertThat(discount()).isEqualTo(1.25);
        api.patch("/campaigns/" + campaign + "/max_discount_rule", object("max_discount", 0))
                .ok();
        assertThat(discount()).isZero();
        api.delete("/campaigns/" + campaign + "/max_discount_rule").is(204);
        assertThat(discount()).isEqualTo(5);
    }

    private double discount() {
        return ask("confirmed", true).ok().get("granted_discount").asDouble();
    }

    @Test
    @DisplayName("§8 #11: all rules that refuse are reported, in the order of the checks, and nothing is kept")
    void everythingAtOnce() {
        rule("budget_rules", "timeframe", "hour", "budget", 1);
        rule("budget_rules", "timeframe", "year", "budget", 2);
        rule("per_customer_rule", "max_redemptions", 1);
        categoryRule("channel", "any_of");
        areaRule("north", Things.TRIANGLE);
        rule("timeframe_rules", "end_time", PAST);

        shop.validate(code, "REFUSED", 100)
                .refuses(
                        problem("voucher", "not_valid_at_this_time", PAST),
                        problem("location", "required"),
                        problem("categories", "missing_required_category"),
                        problem("customer_identifier", "required"),
                        problem("campaign", "yearly_budget_exceeded", "2.00"),
                        problem("campaign", "hourly_budget_exceeded", "1.00"));
        shop.find(code, "REFUSED").isUnknown();
    }
}
