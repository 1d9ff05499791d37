package io.vouchsafe.query;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.area.AreaDeleted;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.category.CategoryDeleted;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The part of a random history that concerns areas, categories and rules, and what is true of them at the end. */
final class RandomDefinitions {

    private static final String OUTLINE = "_p~iF~ps|U_ulLnnqC_mqNvxq`@";

    private final long project;
    private final SplittableRandom random;
    private final BiConsumer<String, DomainEvent> happened;
    private final Map<Long, Definition> areas = new TreeMap<>();
    private final Map<Long, Definition> categories = new TreeMap<>();
    private final Map<Long, Rule> rules = new TreeMap<>();
    private long lastId;

    private record Definition(String words, long revision, Instant createdAt, Instant updatedAt) {}

    private record Rule(long campaign, CampaignRule rule, long revision, Instant createdAt, Instant updatedAt) {}

    RandomDefinitions(long project, SplittableRandom random, BiConsumer<String, DomainEvent> happened) {
        this.project = project;
        this.random = random;
        this.happened = happened;
    }

    /** An area or a category is defined, defined anew or deleted. */
    void definitionChanges(Instant now) {
        boolean area = random.nextBoolean();
        Map<Long, Definition> known = area ? areas : categories;
        Long id = known.isEmpty() || random.nextInt(3) == 0 ? null : any(known);
        if (id != null && random.nextInt(3) == 0) {
            happened.accept(
                    area ? StreamIds.area(id) : StreamIds.category(id),
                    area ? new AreaDeleted(id, project, now) : new CategoryDeleted(id, project, now));
            known.remove(id);
            return;
        }
        Definition before = id == null ? null : known.get(id);
        long number = id == null ? ++lastId : id;
        long revision = before == null ? 1 : before.revision + 1;
        String name = "name-" + revision + "-\"{,}'";
        List<String> tags = List.of("t\"1", "t-" + revision);
        happened.accept(
                area ? StreamIds.area(number) : StreamIds.category(number),
                area
                        ? new AreaDefined(number, project, name, OUTLINE, revision, now)
                        : new CategoryDefined(number, project, name, tags, revision, now));
        known.put(
                number,
                new Definition(
                        name + " " + (area ? OUTLINE : String.join(",", tags)),
                        revision,
                        before == null ? now : before.createdAt,
                        now));
    }

    /** A rule is added to a campaign, or one of any campaign is changed or removed. */
    void ruleChanges(@Nullable Long campaign, Instant now) {
        Long known = rules.isEmpty() || random.nextInt(3) == 0 ? null : any(rules);
        Rule before = known == null ? null : rules.get(known);
        if (before != null && random.nextInt(3) == 0) {
            happened.accept(
                    StreamIds.campaign(before.campaign),
                    new CampaignRuleRemoved(before.campaign, project, before.rule.kind(), before.rule.id(), now));
            rules.remove(before.rule.id());
        } else if (before != null) {
            set(new Rule(before.campaign, again(before.rule), before.revision + 1, before.createdAt, now));
        } else if (campaign != null) {
            set(new Rule(campaign, form(++lastId, random.nextInt(3)), 1, now, now));
        }
    }

    private void set(Rule rule) {
        happened.accept(
                StreamIds.campaign(rule.campaign),
                new CampaignRuleSet(rule.campaign, project, rule.rule, rule.revision, rule.updatedAt));
        rules.put(rule.rule.id(), rule);
    }

    private CampaignRule again(CampaignRule rule) {
        return switch (rule) {
            case CampaignRule.Budget budget -> form(budget.id(), 0);
            case CampaignRule.Category category -> form(category.id(), 1);
            default -> form(rule.id(), 2);
        };
    }

    private CampaignRule form(long id, int kind) {
        return switch (kind) {
            case 0 -> new CampaignRule.Budget(id, BudgetWindow.SUNDAY_WEEK, random.nextLong(1_000));
            case 1 -> new CampaignRule.Category(id, 4, CategoryMatch.ANY_OF, List.of("t-" + random.nextInt(9)));
            default -> new CampaignRule.PerCustomer(id, random.nextLong(9));
        };
    }

    /** A campaign's rules go with it. */
    void campaignDeleted(long campaign) {
        rules.values().removeIf(rule -> rule.campaign == campaign);
    }

    private Long any(Map<Long, ?> from) {
        return from.keySet().stream()
                .skip(random.nextInt(from.size()))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that there is, as the query of the same name in the test words it. */
    List<String> expected() {
        List<String> expected = new ArrayList<>();
        areas.forEach((id, area) -> expected.add(line("area", id, area)));
        categories.forEach((id, category) -> expected.add(line("category", id, category)));
        rules.forEach((id, rule) -> expected.add("rule %d %d %d %s %s %s %s"
                .formatted(
                        id,
                        project,
                        rule.campaign,
                        rule.rule.kind(),
                        switch (rule.rule) {
                            case CampaignRule.Budget budget -> Long.toString(budget.budgetMinor());
                            case CampaignRule.Category category ->
                                "[\"" + String.join("\", \"", category.tags()) + "\"]";
                            case CampaignRule.PerCustomer cap -> Long.toString(cap.maxRedemptions());
                            default -> "";
                        },
                        rule.createdAt,
                        rule.updatedAt)));
        return expected;
    }

    private String line(String what, long id, Definition definition) {
        return "%s %d %d %s %s %s"
                .formatted(what, id, project, definition.words, definition.createdAt, definition.updatedAt);
    }
}
