package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Books;
import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.area.AreaDesk;
import io.vouchsafe.command.area.Polyline;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.rule.RuleDesk;
import io.vouchsafe.command.category.CategoryDesk;
import io.vouchsafe.command.voucher.VoucherDesk;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A rule that is set at one instance counts for the very next request at another, and each decision keeps the revisions that it saw. */
class RulesInForceTest {

    private static final long PROJECT = 1;
    private static final String CUSTOMER = ", 'customer_identifier': 'cust-77'";

    private final TestDatabase database = TestDatabase.fresh();
    private final CommandSide here = CommandSide.on(database);
    private final CommandSide there = CommandSide.on(database);
    private final CampaignDesk campaigns = new CampaignDesk(here, PROJECT);
    private final RuleDesk rules = new RuleDesk(here, PROJECT);
    private final Till till = new Till(there, PROJECT);
    private long main;
    private long campaign;
    private int orders;

    @BeforeEach
    void begin() {
        main = campaigns.main("Season", "");
        campaign = campaigns.discount(
                main, "Autumn", ", 'voucher_type': 'generic', 'discount_type': 'percentage', 'discount_value': 5");
        new VoucherDesk(here, PROJECT).voucher(campaign, "SALE");
    }

    @AfterEach
    void end() {
        Books.audited(here);
        here.close();
        there.close();
        database.close();
    }

    /** What comes of an order of 80.00 that is confirmed at once. */
    private String redeemed(String further) {
        return Till.outcome(() -> till.create(
                "SALE",
                "{'transaction_id': 'ORDER-" + orders++ + "', 'total_transaction_cost': 80, 'confirmed': true" + further
                        + "}"));
    }

    private DecisionFacts lastFacts() {
        List<Stored> events = there.eventsAfter(0);
        for (int i = events.size() - 1; i >= 0; i--) {
            switch (events.get(i).event()) {
                case RedemptionValidated validated -> {
                    return validated.facts();
                }
                case RedemptionConfirmed confirmed -> {
                    return confirmed.facts();
                }
                case RedemptionDeclined declined -> {
                    return declined.facts();
                }
                default -> {}
            }
        }
        throw new AssertionError("nothing was decided");
    }

    /** The revisions of the campaign's rules that the last decision saw. */
    private List<Long> seen() {
        List<RuleFacts> facts = lastFacts().campaign().rules();
        return facts == null
                ? List.of()
                : facts.stream().map(RuleFacts::revision).toList();
    }

    /** Adds a rule that refuses, widens it, narrows it and takes it away; each counts at once. */
    private void comesChangesAndGoes(String kind, String narrow, String wide, String further, String refusal) {
        assertThat(redeemed(further)).isEqualTo("granted");
        long rule = rules.add(campaign, kind, narrow).id();
        assertThat(redeemed(further)).isEqualTo(refusal);
        assertThat(seen()).containsExactly(1L);
        rules.revise(kind, rule, wide);
        assertThat(redeemed(further)).isEqualTo("granted");
        assertThat(seen()).containsExactly(2L);
        rules.revise(kind, rule, narrow);
        assertThat(redeemed(further)).isEqualTo(refusal);
        assertThat(seen()).containsExactly(3L);
        rules.remove(kind, rule);
        assertThat(redeemed(further)).isEqualTo("granted");
        assertThat(seen()).isEmpty();
    }

    @Test
    @DisplayName("§5.4 budget_rules: counts from the next request on")
    void budget() {
        comesChangesAndGoes(
                "budget_rules",
                "{'timeframe': 'hour', 'budget': 3.99}",
                "{'budget': 100}",
                "",
                "campaign/hourly_budget_exceeded");
    }

    @Test
    @DisplayName("§5.4 time_of_order_rules: counts from the next request on")
    void timeOfOrder() {
        comesChangesAndGoes(
                "time_of_order_rules",
                "{'start_time': '12:00:01', 'end_time': '13:00'}",
                "{'start_time': '12:00'}",
                "",
                "voucher/not_valid_at_this_time");
    }

    @Test
    @DisplayName("§5.4 timeframe_rules: counts from the next request on")
    void timeframe() {
        comesChangesAndGoes(
                "timeframe_rules",
                "{'end_time': '2024-03-09T12:00:00Z'}",
                "{'end_time': '2024-03-09T12:00:00.001Z'}",
                "",
                "voucher/not_valid_at_this_time");
    }

    @Test
    @DisplayName("§5.4 area_rules: counts from the next request on, and so does an area that is redrawn")
    void area() {
        AreaDesk areas = new AreaDesk(here, PROJECT);
        long east = areas.area("east", Polyline.rectangle(52, 13, 53, 14));
        long west = areas.area("west", Polyline.rectangle(51, 6, 52, 7));
        String berlin = ", 'location': {'latitude': 52.5, 'longitude': 13.4}";
        comesChangesAndGoes(
                "area_rules",
                "{'area_id': " + west + "}",
                "{'area_id': " + east + "}",
                berlin,
                "location/outside_of_permitted_areas");

        rules.add(campaign, "area_rules", "{'area_id': " + west + "}");
        areas.revise(west, "{'area': '" + Polyline.rectangle(52, 13, 53, 14) + "'}");
        assertThat(redeemed(berlin)).isEqualTo("granted");
        assertThat(lastFacts().campaign().rules(RuleFacts.Area.class))
                .extracting(RuleFacts.Area::areaRevision)
                .containsExactly(2L);
    }

    @Test
    @DisplayName("§5.4 category_rules: counts from the next request on, and so does a category that is renamed")
    void category() {
        CategoryDesk categories = new CategoryDesk(here, PROJECT);
        long channel = categories.category("channel", "app", "web");
        String app = ", 'categories': [{'name': 'channel', 'tag': 'app'}]";
        comesChangesAndGoes(
                "category_rules",
                "{'category_id': " + channel + ", 'rule_type': 'any_of', 'tags': ['web']}",
                "{'tags': ['web', 'app']}",
                app,
                "categories/missing_required_tags");

        rules.add(
                campaign, "category_rules", "{'category_id': " + channel + ", 'rule_type': 'any_of', 'tags': ['app']}");
        categories.revise(channel, "{'name': 'way'}");
        assertThat(redeemed(app)).isEqualTo("categories/missing_required_category");
        assertThat(lastFacts().campaign().rules(RuleFacts.Category.class))
                .extracting(RuleFacts.Category::categoryRevision)
                .containsExactly(2L);
    }

    @Test
    @DisplayName("§5.5 per_customer_rule: counts from the next request on, and what was confirmed before it")
    void perCustomer() {
        assertThat(redeemed(CUSTOMER)).isEqualTo("granted");
        rules.add(campaign, "per_customer_rule", "{'max_redemptions': 1}");
        assertThat(redeemed(CUSTOMER)).isEqualTo("customer/per_customer_limit_exceeded");
        assertThat(seen()).containsExactly(1L);
        rules.reviseOnly(campaign, "per_customer_rule", "{'max_redemptions': 2}");
        assertThat(redeemed(CUSTOMER)).isEqualTo("granted");
        assertThat(seen()).containsExactly(2L);
        rules.removeOnly(campaign, "per_customer_rule");
        assertThat(redeemed(CUSTOMER)).isEqualTo("granted");
    }

    @Test
    @DisplayName("§5.5 new_customer_rule: counts from the next request on")
    void newCustomer() {
        assertThat(redeemed(CUSTOMER)).isEqualTo("granted");
        rules.add(campaign, "new_customer_rule", "{}");
        assertThat(redeemed(CUSTOMER)).isEqualTo("customer/new_customer_required");
        rules.reviseOnly(campaign, "new_customer_rule", "{}");
        assertThat(redeemed(CUSTOMER)).isEqualTo("customer/new_customer_required");
        assertThat(seen()).containsExactly(2L);
        rules.removeOnly(campaign, "new_customer_rule");
        assertThat(redeemed(CUSTOMER)).isEqualTo("granted");
    }

    @Test
    @DisplayName("§5.5 max_discount_rule: counts from the next request on, not for what was granted before")
    void maxDiscount() {
        till.create("SALE", "{'transaction_id': 'EARLY', 'total_transaction_cost': 80}");
        rules.add(campaign, "max_discount_rule", "{'max_discount': 1.5}");
        assertThat(redeemed("")).isEqualTo("granted");
        rules.reviseOnly(campaign, "max_discount_rule", "{'max_discount': 2.5}");
        assertThat(redeemed("")).isEqualTo("granted");
        assertThat(seen()).containsExactly(2L);
        till.confirm("SALE", "EARLY");
        rules.removeOnly(campaign, "max_discount_rule");
        assertThat(redeemed("")).isEqualTo("granted");

        assertThat(there.all(RedemptionConfirmed.class))
                .extracting(RedemptionConfirmed::grantedMinor)
                .containsExactly(150L, 250L, 400L, 400L);
    }

    @Test
    @DisplayName("§4.2 confirm: asks limits as they are now with their revisions, and nothing else again")
    void confirmAsksLimitsOnly() {
        long area = new AreaDesk(here, PROJECT).area("west", Polyline.rectangle(51, 6, 52, 7));
        long category = new CategoryDesk(here, PROJECT).category("channel", "app");
        for (String transaction : List.of("FIRST", "SECOND")) {
            till.create(
                    "SALE", "{'transaction_id': '" + transaction + "', 'total_transaction_cost': 80" + CUSTOMER + "}");
        }
        campaigns.revise(campaign, "{'minimum_value': 90, 'maximum_value': 95, 'discount_value': 50}");
        rules.add(campaign, "area_rules", "{'area_id': " + area + "}");
        rules.add(
                campaign,
                "category_rules",
                "{'category_id': " + category + ", 'rule_type': 'any_of', 'tags': ['app']}");
        rules.add(campaign, "time_of_order_rules", "{'end_time': '11:00'}");
        rules.add(campaign, "timeframe_rules", "{'end_time': '2024-03-09T11:00:00Z'}");
        rules.add(campaign, "max_discount_rule", "{'max_discount': 0}");
        rules.add(campaign, "new_customer_rule", "{}");
        rules.add(campaign, "per_customer_rule", "{'max_redemptions': 7}");
        rules.reviseOnly(campaign, "per_customer_rule", "{'max_redemptions': 1}");
        long budget = rules.add(main, "budget_rules", "{'timeframe': 'day', 'budget': 3.99}")
                .id();

        assertThat(Till.outcome(() -> till.confirm("SALE", "FIRST"))).isEqualTo("campaign/daily_budget_exceeded");
        rules.revise("budget_rules", budget, "{'budget': 4}");
        assertThat(till.confirm("SALE", "FIRST").grantedDiscount()).hasToString("4.00");
        assertThat(seen()).containsExactly(2L);
        assertThat(Objects.requireNonNull(lastFacts().main()).rules(RuleFacts.Budget.class))
                .extracting(RuleFacts::revision)
                .containsExactly(2L);
        assertThat(Till.outcome(() -> till.confirm("SALE", "SECOND")))
                .isEqualTo("customer/per_customer_limit_exceeded campaign/daily_budget_exceeded");
    }
}
