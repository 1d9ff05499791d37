package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.area.Polyline;
import io.vouchsafe.command.campaign.Terms;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.customer.CustomerReturned;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the map of refusals that come of a campaign's rules: each once refused, and granted where the rule is met (contract §2.4). */
class RuleRefusalsTest {

    private static final String CODE = "SUMMER";
    private static final String CUST_77 = ", 'customer_identifier': 'cust-77'";
    private static final String CONFIRMED = ", 'confirmed': true";
    private static final String BERLIN = ", 'location': {'latitude': 52.52, 'longitude': 13.4}";
    private static final String PARIS = ", 'location': {'latitude': 48.86, 'longitude': 2.35}";

    private static TestDatabase database;
    private static CommandSide side;

    private Scenario scenario;
    private long campaign;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        side = CommandSide.on(database);
    }

    @AfterAll
    static void stop() {
        side.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        scenario = new Scenario(side);
        campaign = scenario.campaign(Terms::generic);
        scenario.voucher(campaign, CODE);
    }

    private Scenario ask(String transaction, String further) {
        return scenario.create(CODE, transaction, "80", further);
    }

    private void categoryRule(CategoryMatch match, String... tags) {
        long category = scenario.category("channel", "app", "web", "shop");
        scenario.rule(campaign, id -> new CampaignRule.Category(id, category, match, List.of(tags)));
    }

    private static String sent(String... tags) {
        StringBuilder entries = new StringBuilder();
        for (String tag : tags) {
            entries.append(entries.isEmpty() ? "" : ", ")
                    .append("{'name': 'channel', 'tag': '")
                    .append(tag)
                    .append("'}");
        }
        return ", 'categories': [" + entries + "]";
    }

    private void areaRules() {
        long east = scenario.area(Polyline.rectangle(52, 13, 53, 14));
        long west = scenario.area(Polyline.rectangle(51, 6, 52, 7));
        scenario.rule(campaign, id -> new CampaignRule.Area(id, west));
        scenario.rule(campaign, id -> new CampaignRule.Area(id, east));
    }

    private Refusal refusal() {
        return ((ApiFailure.Invalid) scenario.failure()).refusals().getFirst();
    }

    @Test
    @DisplayName("§2.4 categories/missing_required_category: nothing was sent of a category that is wanted")
    void missingRequiredCategory() {
        categoryRule(CategoryMatch.ANY_OF, "app", "web");

        ask("ORDER-1", "").refuses("categories/missing_required_category").storesOnly(RedemptionDeclined.class);
        ask("ORDER-1", ", 'categories': [{'name': 'Channel', 'tag': 'app'}]")
                .refuses("categories/missing_required_category");
        ask("ORDER-1", sent("shop", "web")).grants("4.00");
    }

    @Test
    @DisplayName("§2.4 categories/missing_required_tags: none of the tags that are wanted was sent")
    void missingRequiredTags() {
        categoryRule(CategoryMatch.ANY_OF, "app", "web");

        ask("ORDER-1", sent("shop")).refuses("categories/missing_required_tags");
        ask("ORDER-1", sent("app")).grants("4.00");
    }

    @Test
    @DisplayName("§2.4 categories/includes_forbidden_tags: a forbidden tag was sent")
    void includesForbiddenTags() {
        categoryRule(CategoryMatch.NONE_OF, "shop");

        ask("ORDER-1", sent("app", "shop")).refuses("categories/includes_forbidden_tags");
        ask("ORDER-1", sent("app")).grants("4.00");
        ask("ORDER-2", "").grants("4.00");
    }

    @Test
    @DisplayName("§2.4 categories/unknown_tags: a tag that the category does not have")
    void unknownTags() {
        categoryRule(CategoryMatch.NONE_OF, "shop");

        ask("ORDER-1", sent("sohp")).refuses("categories/unknown_tags");
        ask("ORDER-1", ", 'categories': [{'name': 'mood', 'tag': 'any'}]").grants("4.00");
    }

    @Test
    @DisplayName("§2.4 location/required: the campaign has areas, and no location was sent")
    void locationRequired() {
        ask("ORDER-1", "").grants("4.00");
        areaRules();

        ask("ORDER-2", "").refuses("location/required");
        ask("ORDER-2", BERLIN).grants("4.00");
    }

    @Test
    @DisplayName("§2.4 location/outside_of_permitted_areas: the location is in none of the areas")
    void outsideOfPermittedAreas() {
        areaRules();

        ask("ORDER-1", PARIS).refuses("location/outside_of_permitted_areas");
        ask("ORDER-1", ", 'location': {'latitude': 53, 'longitude': 14}").grants("4.00");
        ask("ORDER-2", ", 'location': {'latitude': 53.00001, 'longitude': 14}")
                .refuses("location/outside_of_permitted_areas");
        ask("ORDER-2", ", 'location': {'latitude': 51.5, 'longitude': 6.5}").grants("4.00");
    }

    @Test
    @DisplayName("§2.4 voucher/not_valid_at_this_time: outside of every timeframe")
    void outsideOfEveryTimeframe() {
        Instant start = scenario.now().plusSeconds(60);
        Instant end = start.plusSeconds(60);
        scenario.rule(campaign, id -> new CampaignRule.Timeframe(id, null, scenario.now(), null));
        scenario.rule(campaign, id -> new CampaignRule.Timeframe(id, start, end, "Europe/London"));

        ask("ORDER-1", "").refuses("voucher/not_valid_at_this_time");
        assertThat(refusal().boundary()).isEqualTo(start.toString());
        scenario.later(Duration.ofMinutes(1));
        ask("ORDER-1", "").grants("4.00");
        scenario.later(Duration.ofMinutes(1));
        ask("ORDER-2", "").refuses("voucher/not_valid_at_this_time");
        scenario.later(Duration.ofMinutes(-2));
    }

    @Test
    @DisplayName("§2.4 voucher/not_valid_at_this_time: outside of every time of order")
    void outsideOfEveryTimeOfOrder() {
        LocalTime noon = LocalTime.NOON;
        scenario.rule(campaign, id -> new CampaignRule.TimeOfOrder(id, noon, noon.plusHours(1), 5, null));
        ask("ORDER-1", "").refuses("voucher/not_valid_at_this_time");
        scenario.rule(campaign, id -> new CampaignRule.TimeOfOrder(id, noon.plusHours(1), null, 6, "Europe/Paris"));

        ask("ORDER-1", "").grants("4.00");
    }

    @Test
    @DisplayName("§4.3 timeframe and time of order: they must both be met")
    void bothGroupsOfTimes() {
        scenario.rule(campaign, id -> new CampaignRule.Timeframe(id, Scenario.NOON, null, null));
        scenario.rule(campaign, id -> new CampaignRule.TimeOfOrder(id, null, LocalTime.NOON, null, null));

        ask("ORDER-1", "").refuses("voucher/not_valid_at_this_time");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "§2.4 campaign/yearly_budget_exceeded: by year, YEAR",
        "§2.4 campaign/quarterly_budget_exceeded: by quarter, QUARTER",
        "§2.4 campaign/monthly_budget_exceeded: by month, MONTH",
        "§2.4 campaign/weekly_budget_exceeded: by week from Monday, WEEK",
        "§2.4 campaign/weekly_budget_exceeded: by week from Sunday, SUNDAY_WEEK",
        "§2.4 campaign/daily_budget_exceeded: by day, DAY",
        "§2.4 campaign/hourly_budget_exceeded: by hour, HOUR"
    })
    void periodBudgets(String row, BudgetWindow window) {
        String refusal = row.substring(row.indexOf(' ') + 1, row.indexOf(':'));
        scenario.rule(campaign, id -> new CampaignRule.Budget(id, window, 799));
        ask("ORDER-0", "").grants("4.00");
        ask("ORDER-1", CONFIRMED).grants("4.00");

        ask("ORDER-2", "").refuses(refusal);
        assertThat(refusal().boundary()).isEqualTo("7.99");
        scenario.create(CODE, "ORDER-2", "79.80", CONFIRMED).grants("3.99");
        scenario.confirm(CODE, "ORDER-0").refuses(refusal);
        scenario.later(Duration.ofDays(366));
        scenario.confirm(CODE, "ORDER-0").grants("4.00");
        scenario.later(Duration.ofDays(-366));
    }

    @Test
    @DisplayName("§4.2 periods: the main campaign's, over all its children")
    void periodBudgetOfTheMainCampaign() {
        scenario.rule(scenario.mainId, id -> new CampaignRule.Budget(id, BudgetWindow.DAY, 799));
        scenario.voucher(scenario.campaign(Terms::generic), "OTHER");
        scenario.redeem("OTHER", "ORDER-1").grants("4.00");

        ask("ORDER-2", "").refuses("campaign/daily_budget_exceeded");
        scenario.later(Duration.ofHours(12));
        ask("ORDER-2", CONFIRMED).grants("4.00");
        scenario.later(Duration.ofHours(-12));
    }

    @Test
    @DisplayName("§4.3 budget: of two for the same period the tighter wins, and the code is reported once")
    void theTighterOfTwoBudgets() {
        scenario.rule(campaign, id -> new CampaignRule.Budget(id, BudgetWindow.WEEK, 399));
        scenario.rule(campaign, id -> new CampaignRule.Budget(id, BudgetWindow.SUNDAY_WEEK, 398));
        scenario.rule(campaign, id -> new CampaignRule.Budget(id, BudgetWindow.WEEK, 9_900));

        ask("ORDER-1", "").refuses("campaign/weekly_budget_exceeded");
        assertThat(refusal().boundary()).isEqualTo("3.98");
    }

    @Test
    @DisplayName("§2.4 customer/new_customer_required: the customer has redeemed in the project before")
    void newCustomerRequired() {
        scenario.rule(campaign, CampaignRule.NewCustomer::new);
        ask("ORDER-0", CUST_77).grants("4.00");
        ask("ORDER-1", CUST_77 + CONFIRMED).grants("4.00");
        assertThat(scenario.event(CustomerReturned.class).at()).isEqualTo(scenario.now());

        ask("ORDER-2", CUST_77).refuses("customer/new_customer_required");
        ask("ORDER-2", ", 'customer_identifier': 'cust-78'").grants("4.00");
        scenario.confirm(CODE, "ORDER-0").grants("4.00");
    }

    @Test
    @DisplayName("§2.4 customer/per_customer_limit_exceeded: the customer has redeemed here as often as allowed")
    void perCustomerLimit() {
        ask("ORDER-1", CUST_77 + CONFIRMED).grants("4.00");
        scenario.rule(campaign, id -> new CampaignRule.PerCustomer(id, 2));
        ask("ORDER-2", CUST_77).grants("4.00");
        ask("ORDER-3", CUST_77 + CONFIRMED).grants("4.00");

        ask("ORDER-4", CUST_77).refuses("customer/per_customer_limit_exceeded");
        assertThat(refusal().boundary()).isEqualTo("2");
        scenario.confirm(CODE, "ORDER-2").refuses("customer/per_customer_limit_exceeded");
        ask("ORDER-4", ", 'customer_identifier': 'cust-78'").grants("4.00");
        scenario.voucher(scenario.campaign(Terms::generic), "OTHER");
        scenario.create("OTHER", "ORDER-5", "80", CUST_77).grants("4.00");
    }

    @Test
    @DisplayName("§2.4 customer/per_customer_limit_exceeded: a limit of 0 lets nobody in, known or not")
    void perCustomerLimitOfNothing() {
        scenario.rule(campaign, id -> new CampaignRule.PerCustomer(id, 0));

        ask("ORDER-1", CUST_77).refuses("customer/per_customer_limit_exceeded");
        assertThat(scenario.customerNo("cust-77")).isNull();
    }

    @Test
    @DisplayName("§2.4 customer_identifier/required: once, however many rules need the customer")
    void customerIdentifierRequired() {
        ask("ORDER-0", "").grants("4.00");
        scenario.rule(campaign, CampaignRule.NewCustomer::new);
        scenario.rule(campaign, id -> new CampaignRule.PerCustomer(id, 2));

        ask("ORDER-1", "").refuses("customer_identifier/required").storesOnly(RedemptionDeclined.class);
        ask("ORDER-1", CUST_77).grants("4.00");
        scenario.confirm(CODE, "ORDER-0").refuses("customer_identifier/required");
    }

    @Test
    @DisplayName("§4.2 discount: the maximum caps and never refuses, and budgets are judged by what it leaves")
    void maximumDiscount() {
        scenario.rule(campaign, id -> new CampaignRule.MaxDiscount(id, 150));
        scenario.rule(campaign, id -> new CampaignRule.Budget(id, BudgetWindow.HOUR, 150));

        ask("ORDER-1", "").grants("1.50");
        scenario.create(CODE, "ORDER-2", "20", CONFIRMED).grants("1.00");
        ask("ORDER-3", "").refuses("campaign/hourly_budget_exceeded");
    }

    @Test
    @DisplayName(
            "§4.2 confirm: a rule that was removed or changed applies so from the next request on, not to a granted discount")
    void changedRules() {
        ask("ORDER-0", "").grants("4.00");
        long id = scenario.rule(campaign, no -> new CampaignRule.MaxDiscount(no, 150));
        ask("ORDER-1", "").grants("1.50");
        scenario.revised(campaign, new CampaignRule.MaxDiscount(id, 250), 2);
        ask("ORDER-2", "").grants("2.50");
        assertThat(scenario.event(RedemptionValidated.class).facts().campaign().rules())
                .containsExactly(new RuleFacts.MaxDiscount(id, 2, 250));

        scenario.confirm(CODE, "ORDER-0").grants("4.00");
        assertThat(scenario.event(RedemptionConfirmed.class).facts().campaign().rules())
                .isNull();
    }

    @Test
    @DisplayName("§8 #13: times, areas and categories are judged at validation only")
    void judgedAtValidation() {
        ask("ORDER-1", "").grants("4.00");
        areaRules();
        categoryRule(CategoryMatch.ANY_OF, "app");
        scenario.rule(campaign, id -> new CampaignRule.Timeframe(id, null, scenario.now(), null));
        scenario.rule(campaign, id -> new CampaignRule.TimeOfOrder(id, null, LocalTime.NOON, null, null));
        scenario.rule(campaign, CampaignRule.NewCustomer::new);
        scenario.rule(campaign, id -> new CampaignRule.MaxDiscount(id, 1));

        scenario.confirm(CODE, "ORDER-1").grants("4.00");
    }

    @Test
    @DisplayName("§4.2 #4: everything that is wrong is reported, in the order of the checks")
    void everythingAtOnce() {
        areaRules();
        categoryRule(CategoryMatch.ANY_OF, "app");
        scenario.rule(campaign, id -> new CampaignRule.PerCustomer(id, 0));
        scenario.rule(campaign, id -> new CampaignRule.Budget(id, BudgetWindow.HOUR, 0));
        scenario.rule(campaign, id -> new CampaignRule.Budget(id, BudgetWindow.YEAR, 0));
        scenario.rule(scenario.mainId, id -> new CampaignRule.Budget(id, BudgetWindow.MONTH, 0));
        scenario.rule(campaign, id -> new CampaignRule.TimeOfOrder(id, null, LocalTime.NOON, null, null));
        scenario.rule(campaign, id -> new CampaignRule.Timeframe(id, null, Scenario.NOON, null));

        ask("ORDER-1", sent("none"))
                .refuses(
                        "voucher/not_valid_at_this_time",
                        "voucher/not_valid_at_this_time",
                        "location/required",
                        "categories/missing_required_tags",
                        "categories/unknown_tags",
                        "customer_identifier/required",
                        "campaign/yearly_budget_exceeded",
                        "campaign/hourly_budget_exceeded",
                        "campaign/monthly_budget_exceeded");
    }

    @Test
    void keepsWhatEachRuleSaw() {
        long area = scenario.area(Polyline.rectangle(52, 13, 53, 14));
        long here = scenario.rule(campaign, id -> new CampaignRule.Area(id, area));
        long often = scenario.rule(campaign, id -> new CampaignRule.PerCustomer(id, 5));
        long hourly = scenario.rule(scenario.mainId, id -> new CampaignRule.Budget(id, BudgetWindow.HOUR, 900));
        ask("ORDER-1", BERLIN + CUST_77 + CONFIRMED).grants("4.00");

        ask("ORDER-2", BERLIN + CUST_77).grants("4.00");
        var facts = scenario.event(RedemptionValidated.class).facts();
        assertThat(facts.timeZone()).isEqualTo("UTC");
        assertThat(facts.campaign().rules())
                .containsExactly(
                        new RuleFacts.Area(here, 1, area, 1, true), new RuleFacts.PerCustomer(often, 1, 5, 1L));
        assertThat(Objects.requireNonNull(facts.main()).rules())
                .containsExactly(new RuleFacts.Budget(hourly, 1, BudgetWindow.HOUR, 900, 400));
    }

    @Test
    void asksNothingOfACampaignWithoutRules() {
        scenario.voucher(scenario.campaign(UnaryOperator.identity()), "PLAIN");
        scenario.create("PLAIN", "ORDER-1", "80", "").grants("4.00");
        var facts = scenario.event(RedemptionValidated.class).facts();

        assertThat(facts.timeZone()).isNull();
        assertThat(facts.campaign().rules()).isNull();
    }
}
