package io.vouchsafe.command.campaign.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.Stored;
import io.vouchsafe.command.area.AreaDesk;
import io.vouchsafe.command.area.Polyline;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.category.CategoryDesk;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.resource.RuleResource;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.store.embedded.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is written when areas, categories and rules are set, and when nothing is (contract §5.4 to §5.7). */
class RuleScenariosTest {

    private static final AtomicLong PROJECTS = new AtomicLong();
    private static final String SQUARE = Polyline.rectangle(51, -1, 52, 1);

    private static TestDatabase database;
    private static CommandSide side;

    private final long project = PROJECTS.incrementAndGet();
    private CampaignDesk campaigns;
    private RuleDesk rules;
    private AreaDesk areas;
    private CategoryDesk categories;
    private long main;
    private long campaign;
    private long mark;

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
        campaigns = new CampaignDesk(side, project);
        rules = new RuleDesk(side, project);
        areas = new AreaDesk(side, project);
        categories = new CategoryDesk(side, project);
        main = campaigns.main("Season", "");
        campaign = campaigns.discount(main, "Autumn", ", 'discount_type': 'numeric', 'discount_value': 5");
        mark = side.lastIndex();
    }

    private List<DomainEvent> events() {
        List<DomainEvent> events =
                side.eventsAfter(mark).stream().map(Stored::event).toList();
        mark = side.lastIndex();
        return events;
    }

    private long rows(String table) {
        return side.sql()
                .sql("select count(*) from command." + table + " where project_id = ?")
                .param(project)
                .query(Long.class)
                .single();
    }

    private Instant now() {
        return side.clock().instant();
    }

    @Test
    @DisplayName("§5.4: a rule is set in its campaign's stream, revision by revision, and removed once")
    void writesARulesLife() {
        RuleResource rule = rules.add(campaign, "budget_rules", "{'timeframe': 'day', 'budget': 10}");
        assertThat(events())
                .containsExactly(new CampaignRuleSet(
                        campaign, project, new CampaignRule.Budget(rule.id(), BudgetWindow.DAY, 1_000), 1, now()));

        rules.revise("budget_rules", rule.id(), "{'budget': 12.5}");
        assertThat(events())
                .containsExactly(new CampaignRuleSet(
                        campaign, project, new CampaignRule.Budget(rule.id(), BudgetWindow.DAY, 1_250), 2, now()));

        rules.revise("budget_rules", rule.id(), "{'budget': 12.5, 'timeframe': 'day'}");
        assertThat(events()).as("nothing has changed").isEmpty();

        rules.remove("budget_rules", rule.id());
        assertThat(events())
                .containsExactly(new CampaignRuleRemoved(campaign, project, RuleKind.BUDGET, rule.id(), now()));
        assertThat(rows("rule")).isZero();
        assertThatExceptionOfType(ApiFailure.NotFound.class).isThrownBy(() -> rules.remove("budget_rules", rule.id()));
        assertThat(events()).isEmpty();
    }

    @Test
    @DisplayName("§5.5 new_customer_rule PATCH: touches updated_at, and nothing else")
    void touchesANewCustomerRule() {
        long id = rules.add(campaign, "new_customer_rule", "{}").id();
        mark = side.lastIndex();

        rules.reviseOnly(campaign, "new_customer_rule", "{}");

        assertThat(events())
                .containsExactly(new CampaignRuleSet(campaign, project, new CampaignRule.NewCustomer(id), 2, now()));
    }

    @Test
    @DisplayName("§5.6: areas and categories are defined revision by revision; an area in use stays")
    void writesDefinitions() {
        long area = areas.area("north", SQUARE);
        long category = categories.category("channel", "app", "web");
        assertThat(events())
                .containsExactly(
                        new AreaDefined(area, project, "north", SQUARE, 1, now()),
                        new CategoryDefined(category, project, "channel", List.of("app", "web"), 1, now()));

        long rule =
                rules.add(campaign, "area_rules", "{'area_id': " + area + "}").id();
        areas.revise(area, "{'name': 'south'}");
        assertThat(events())
                .containsExactly(
                        new CampaignRuleSet(campaign, project, new CampaignRule.Area(rule, area), 1, now()),
                        new AreaDefined(area, project, "south", SQUARE, 2, now()));

        assertThatExceptionOfType(ApiFailure.Invalid.class).isThrownBy(() -> areas.delete(area));
        assertThat(events()).isEmpty();

        rules.remove("area_rules", rule);
        areas.delete(area);
        assertThat(events())
                .containsExactly(
                        new CampaignRuleRemoved(campaign, project, RuleKind.AREA, rule, now()),
                        new AreaDeleted(area, project, now()));
        assertThat(rows("area")).isZero();
    }

    @Test
    @DisplayName(
            "§5.7 PATCH /categories/{id}: a tag in use stays, another goes; a rule that picks another tag frees the first")
    void keepsTagsInUse() {
        long category = categories.category("channel", "app", "web");
        long rule = rules.add(
                        campaign,
                        "category_rules",
                        "{'category_id': " + category + ", 'rule_type': 'none_of', 'tags': ['app']}")
                .id();
        mark = side.lastIndex();

        assertThat(Till.outcome(() -> categories.revise(category, "{'tags': ['web']}")))
                .isEqualTo("tags/invalid");
        assertThat(events()).isEmpty();

        rules.revise("category_rules", rule, "{'tags': ['web']}");
        categories.revise(category, "{'tags': ['web']}");
        assertThat(events())
                .containsExactly(
                        new CampaignRuleSet(
                                campaign,
                                project,
                                new CampaignRule.Category(rule, category, CategoryMatch.NONE_OF, List.of("web")),
                                2,
                                now()),
                        new CategoryDefined(category, project, "channel", List.of("web"), 2, now()));
    }

    @Test
    @DisplayName("§5.1 #5: a deleted campaign takes its rules with it, so that what they referred to can be deleted")
    void deletesRulesWithTheirCampaign() {
        long area = areas.area("north", SQUARE);
        long rule =
                rules.add(campaign, "area_rules", "{'area_id': " + area + "}").id();
        rules.add(campaign, "per_customer_rule", "{'max_redemptions': 2}");
        assertThat(rows("rule")).isEqualTo(2);

        campaigns.delete(campaign);

        assertThat(rows("rule")).isZero();
        areas.delete(area);
        assertThatExceptionOfType(ApiFailure.NotFound.class).isThrownBy(() -> rules.remove("area_rules", rule));
        assertThatExceptionOfType(ApiFailure.NotFound.class)
                .isThrownBy(() -> rules.add(campaign, "budget_rules", "{'timeframe': 'day', 'budget': 1}"));
    }

    @Test
    @DisplayName("§5.4: the 101st rule of a kind is refused: base/above_maximum")
    void capsRulesOfAKind() {
        for (int i = 0; i < 100; i++) {
            rules.add(campaign, "timeframe_rules", "{}");
        }

        assertThat(Till.outcome(() -> rules.add(campaign, "timeframe_rules", "{}")))
                .isEqualTo("base/above_maximum");
        assertThat(Till.outcome(() -> rules.add(campaign, "time_of_order_rules", "{}")))
                .isEqualTo("granted");
        assertThat(rows("rule")).isEqualTo(101);
    }
}
