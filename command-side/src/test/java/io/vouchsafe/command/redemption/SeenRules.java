package io.vouchsafe.command.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.CommandSide;
import io.vouchsafe.command.LimitsReplay;
import io.vouchsafe.command.Stored;
import io.vouchsafe.events.area.AreaDefined;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.category.CategoryDefined;
import io.vouchsafe.events.personal.PersonalKey;
import io.vouchsafe.events.personal.Sealed;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every stored decision says that it saw of the rules, held against all events before it: the rules in force at that moment with their
 * revisions, and what each looked at, reckoned anew. Of a confirmation these are the limits only.
 */
final class SeenRules {

    private final LimitsReplay limits;
    private final String label;
    private final Map<Long, AreaDefined> areas = new HashMap<>();
    private final Map<Long, CategoryDefined> categories = new HashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final Set<Class<?>> granted = new HashSet<>();
    private final Set<Class<?>> declined = new HashSet<>();
    private final Set<String> refusals = new TreeSet<>();

    /** One decision, as far as rules are concerned. */
    private record Step(
            RedemptionRequest request,
            DecisionFacts facts,
            Instant at,
            ZoneId zone,
            boolean confirming,
            boolean named) {}

    private final Map<Long, PersonalKey> keys = new HashMap<>();

    private SeenRules(CommandSide side, String label) {
        this.limits = new LimitsReplay(side::zone);
        this.label = label;
        side.sql().sql("select no, key from events.person").query(row -> {
            keys.put(row.getLong(1), new PersonalKey(row.getBytes(2)));
        });
    }

    /** Goes through all events, which begin with the first of the database. */
    static SeenRules audited(CommandSide side, List<Stored> events, String label) {
        SeenRules seen = new SeenRules(side, label);
        for (Stored stored : events) {
            seen.next(side, stored);
            seen.limits.next(stored);
            seen.revisions.put(stored.stream(), stored.sequence());
        }
        return seen;
    }

    /** Whether rules of every kind were seen by accepted decisions and by declined ones, and every refusal by a rule occurred. */
    boolean isWorthItsName() {
        Set<Class<?>> all = Set.of(RuleFacts.class.getPermittedSubclasses());
        return granted.equals(all)
                && declined.equals(all)
                && refusals.containsAll(RuledHistory.REFUSALS)
                && refusals.stream().anyMatch(refusal -> refusal.endsWith("ly_budget_exceeded"));
    }

    @Override
    public String toString() {
        return "granted under " + granted + ", declined under " + declined + ", refused with " + refusals;
    }

    private void next(CommandSide side, Stored stored) {
        switch (stored.event()) {
            case AreaDefined area -> areas.put(area.areaId(), area);
            case CategoryDefined category -> categories.put(category.categoryId(), category);
            case RedemptionValidated event -> {
                boolean named = event.request().customerNo() != null;
                ZoneId zone = side.zone(event.projectId());
                check(
                        new Step(
                                opened(event.request(), event.redemptionId()),
                                event.facts(),
                                event.at(),
                                zone,
                                false,
                                named),
                        granted);
            }
            case RedemptionConfirmed event -> {
                boolean named = event.request().customerNo() != null;
                ZoneId zone = side.zone(event.projectId());
                check(
                        new Step(
                                opened(event.request(), event.redemptionId()),
                                event.facts(),
                                event.at(),
                                zone,
                                !event.oneStep(),
                                named),
                        granted);
            }
            case RedemptionDeclined event -> {
                boolean confirming = event.step() == RedemptionStep.CONFIRM;
                ZoneId zone = side.zone(event.projectId());
                check(
                        new Step(
                                opened(event.request(), event.redemptionId()),
                                event.facts(),
                                event.at(),
                                zone,
                                confirming,
                                event.customerNamed()),
                        declined);
                event.refusals()
                        .forEach(no ->
                                refusals.add(no.attribute() + "/" + no.code().wire()));
            }
            default -> {}
        }
    }

    private RedemptionRequest opened(RedemptionRequest request, long redemptionId) {
        Long customerNo = request.customerNo();
        Sealed sealed = request.sealed();
        PersonalKey key = customerNo == null ? null : keys.get(customerNo);
        return key == null || sealed == null || customerNo == null
                ? request
                : request.opened(key.open(sealed.text(), redemptionId, customerNo));
    }

    private void check(Step step, Set<Class<?>> kinds) {
        CampaignFacts main = step.facts().main();
        boolean ruled = check(step, step.facts().campaign(), false, kinds);
        if (main != null) {
            ruled |= check(step, main, true, kinds);
        }
        assertThat(step.facts().timeZone())
                .as(label)
                .isEqualTo(ruled ? step.zone().getId() : null);
    }

    private boolean check(Step step, CampaignFacts facts, boolean main, Set<Class<?>> kinds) {
        assertThat(facts.revision()).as(label).isEqualTo(revisions.get(StreamIds.campaign(facts.id())));
        List<RuleFacts> expected = new ArrayList<>();
        for (CampaignRuleSet set : limits.rules(facts.id())) {
            RuleFacts one = expected(step, facts.id(), set);
            boolean limit = one instanceof RuleFacts.Budget || one instanceof RuleFacts.PerCustomer;
            if (main ? one instanceof RuleFacts.Budget : limit || !step.confirming()) {
                expected.add(one);
                kinds.add(one.getClass());
            }
        }
        assertThat(Objects.requireNonNullElse(facts.rules(), List.<RuleFacts>of()))
                .as("%s: what %s saw", label, step)
                .isEqualTo(expected);
        return !expected.isEmpty();
    }

    private RuleFacts expected(Step step, long campaignId, CampaignRuleSet set) {
        long revision = set.revision();
        Long customerNo = step.request().customerNo();
        return switch (set.rule()) {
            case CampaignRule.Area rule -> area(step, rule, revision);
            case CampaignRule.Budget rule -> {
                long spent = limits.spentIn(campaignId, rule.window(), step.at(), step.zone());
                yield new RuleFacts.Budget(rule.id(), revision, rule.window(), rule.budgetMinor(), spent);
            }
            case CampaignRule.Category rule -> category(step, rule, revision);
            case CampaignRule.TimeOfOrder rule -> {
                String zone = rule.timeZone();
                yield new RuleFacts.TimeOfOrder(
                        rule.id(),
                        revision,
                        rule.startTime(),
                        rule.endTime(),
                        rule.dayOfWeek(),
                        zone == null ? step.zone().getId() : zone);
            }
            case CampaignRule.Timeframe rule ->
                new RuleFacts.Timeframe(rule.id(), revision, rule.startTime(), rule.endTime());
            case CampaignRule.MaxDiscount rule ->
                new RuleFacts.MaxDiscount(rule.id(), revision, rule.maxDiscountMinor());
            case CampaignRule.NewCustomer rule ->
                new RuleFacts.NewCustomer(
                        rule.id(), revision, customerNo == null ? ofNobody(step, true) : !limits.known(customerNo));
            case CampaignRule.PerCustomer rule ->
                new RuleFacts.PerCustomer(
                        rule.id(),
                        revision,
                        rule.maxRedemptions(),
                        customerNo == null ? ofNobody(step, 0L) : Long.valueOf(limits.uses(campaignId, customerNo)));
        };
    }

    private static <T> @Nullable T ofNobody(Step step, T ofTheUnknown) {
        return step.named() ? ofTheUnknown : null;
    }

    /** A location that nobody can read any more, or never could, cannot be looked at again: what the decision saw is taken for granted. */
    private RuleFacts area(Step step, CampaignRule.Area rule, long revision) {
        AreaDefined area = Objects.requireNonNull(areas.get(rule.areaId()));
        Sealed sealed = step.request().sealed();
        boolean unreadable = sealed != null && sealed.located();
        boolean inside = unreadable
                ? step.facts().campaign().rules(RuleFacts.Area.class).stream()
                        .anyMatch(seen -> seen.id() == rule.id() && seen.inside())
                : RuledHistory.inside(area.polygon(), step.request().location());
        return new RuleFacts.Area(rule.id(), revision, rule.areaId(), area.revision(), inside);
    }

    private RuleFacts category(Step step, CampaignRule.Category rule, long revision) {
        CategoryDefined category = Objects.requireNonNull(categories.get(rule.categoryId()));
        boolean matched = false;
        List<String> unknown = new ArrayList<>();
        for (CategoryTag sent : step.request().categories()) {
            if (sent.name().equals(category.name())) {
                matched |= rule.tags().contains(sent.tag());
                if (!category.tags().contains(sent.tag()) && !unknown.contains(sent.tag())) {
                    unknown.add(sent.tag());
                }
            }
        }
        return new RuleFacts.Category(
                rule.id(),
                revision,
                rule.categoryId(),
                category.revision(),
                category.name(),
                rule.match(),
                matched,
                unknown);
    }
}
