package io.vouchsafe.command.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.area.AreaDesk;
import io.vouchsafe.command.area.Polyline;
import io.vouchsafe.command.campaign.CampaignDesk;
import io.vouchsafe.command.campaign.rule.RuleDesk;
import io.vouchsafe.command.category.CategoryDesk;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.store.embedded.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules and what they refer to, while many ask at once at two instances: no rule refers to what is gone, and none is there twice. */
class RuleRacesTest {

    private static final long PROJECT = 1;
    private static final int CLIENTS = 16;

    private final TestDatabase database = TestDatabase.fresh();
    private final List<CommandSide> sides = List.of(CommandSide.on(database), CommandSide.on(database));
    private final CommandSide side = sides.getFirst();
    private long campaign;

    @BeforeEach
    void begin() {
        CampaignDesk campaigns = new CampaignDesk(side, PROJECT);
        campaign = campaigns.discount(
                campaigns.main("Season", ""), "Autumn", ", 'discount_type': 'numeric', 'discount_value': 5");
    }

    @AfterEach
    void end() {
        sides.forEach(CommandSide::close);
        database.close();
    }

    private RuleDesk rules(int client) {
        return new RuleDesk(sides.get(client % 2), PROJECT);
    }

    private long rows() {
        return side.sql()
                .sql("select count(*) from command.rule")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("§5.5 per_customer_rule POST: of 16 who add the same singleton, exactly one does")
    void addsASingletonOnce() throws Exception {
        Map<String, Long> outcomes = Crowd.of(
                CLIENTS,
                1,
                i -> () -> rules(i).add(campaign, "max_discount_rule", "{'max_discount': " + (i + 1) + "}"));

        assertThat(outcomes).isEqualTo(Map.of("granted", 1L, "base/must_be_unique", CLIENTS - 1L));
        assertThat(side.all(CampaignRuleSet.class)).hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    @DisplayName("§5.6 DELETE /areas/{id}: an area is deleted or a rule refers to it, never both")
    void deletesAnAreaOrRefersToIt() throws Exception {
        List<Long> areas = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            areas.add(new AreaDesk(side, PROJECT).area("area " + i, Polyline.rectangle(51, -1, 52, 1)));
        }

        Map<String, Long> outcomes = Crowd.of(CLIENTS * 2, 1, i -> () -> {
            long area = areas.get(i % CLIENTS);
            if (i < CLIENTS) {
                new AreaDesk(sides.get(i % 2), PROJECT).delete(area);
            } else {
                rules(i + 1).add(campaign, "area_rules", "{'area_id': " + area + "}");
            }
        });

        assertThat(outcomes.get("granted")).isEqualTo(CLIENTS);
        assertThat(outcomes.keySet()).isSubsetOf("granted", "base/invalid", "area_id/invalid");
        assertThat(side.all(AreaDeleted.class).size()
                        + side.all(CampaignRuleSet.class).size())
                .isEqualTo(CLIENTS);
        assertThat(rows()).isEqualTo(side.all(CampaignRuleSet.class).size());
        assertThat(side.streamsWithHoles()).isEmpty();
    }

    @Test
    @DisplayName("§5.7 PATCH /categories/{id}: a tag is removed or a rule refers to it, never both")
    void removesATagOrRefersToIt() throws Exception {
        List<Long> categories = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            categories.add(new CategoryDesk(side, PROJECT).category("category " + i, "app", "web"));
        }

        Map<String, Long> outcomes = Crowd.of(CLIENTS * 2, 1, i -> () -> {
            long category = categories.get(i % CLIENTS);
            if (i < CLIENTS) {
                new CategoryDesk(sides.get(i % 2), PROJECT).revise(category, "{'tags': ['web']}");
            } else {
                rules(i + 1)
                        .add(
                                campaign,
                                "category_rules",
                                "{'category_id': " + category + ", 'rule_type': 'any_of', 'tags': ['app']}");
            }
        });

        assertThat(outcomes.get("granted")).isEqualTo(CLIENTS);
        assertThat(outcomes.keySet()).isSubsetOf("granted", "tags/invalid", "tags/unknown_tags");
        long narrowed = side.all(CategoryDefined.class).stream()
                .filter(category -> category.revision() == 2)
                .count();
        assertThat(narrowed + side.all(CampaignRuleSet.class).size()).isEqualTo(CLIENTS);
    }
}
