package io.vouchsafe.command.redemption;

import io.vouchsafe.command.area.AreaState;
import io.vouchsafe.command.area.Polygons;
import io.vouchsafe.command.budget.Ledger;
import io.vouchsafe.command.category.CategoryState;
import io.vouchsafe.command.customer.CustomerState;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.command.stream.Streams;
import io.vouchsafe.command.usage.Usage;
import io.vouchsafe.events.campaign.CampaignRules;
import io.vouchsafe.events.campaign.CampaignState;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.rule.RuleKind;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Location;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of campaigns look at in one step, gathered from the streams. Only what a rule of the campaign asks for is gathered, and of
 * a confirmation only what is judged again; a campaign without rules costs nothing.
 *
 * @param polygons the outlines that were decoded before
 */
record Evidence(Step step, Streams streams, Polygons polygons) {

    /**
     * What is judged, and when.
     *
     * @param confirming whether the redemption was validated before, so that times, places and categories stand
     * @param customerNamed whether the client named a customer, known or not
     * @param zone the project's
     */
    record Step(RedemptionRequest request, boolean confirming, boolean customerNamed, Instant now, ZoneId zone) {}

    /** The areas and categories that a campaign's rules refer to. */
    static Collection<StreamRef<?>> streams(CampaignState campaign) {
        List<CampaignRules.Entry> entries = campaign.rules().entries();
        if (entries.isEmpty()) {
            return List.of();
        }
        Collection<StreamRef<?>> refs = new ArrayList<>();
        for (CampaignRules.Entry entry : entries) {
            switch (entry.rule()) {
                case CampaignRule.Area area -> refs.add(AreaState.of(area.areaId()));
                case CampaignRule.Category category -> refs.add(CategoryState.of(category.categoryId()));
                case CampaignRule.Budget _,
                        CampaignRule.TimeOfOrder _,
                        CampaignRule.Timeframe _,
                        CampaignRule.MaxDiscount _,
                        CampaignRule.NewCustomer _,
                        CampaignRule.PerCustomer _ -> {}
            }
        }
        return refs;
    }

    /** What the rules of a discount campaign look at; {@code null} if it has none that are asked. */
    @Nullable
    List<RuleFacts> of(CampaignState campaign) {
        List<CampaignRules.Entry> entries = campaign.rules().entries();
        if (entries.isEmpty()) {
            return null;
        }
        List<RuleFacts> facts = new ArrayList<>(entries.size());
        for (CampaignRules.Entry entry : entries) {
            RuleFacts seen = seen(campaign.id(), entry);
            if (seen != null) {
                facts.add(seen);
            }
        }
        return facts;
    }

    /** What the budgets of a main campaign look at: no other rule of it reaches down to its children (contract §4.3). */
    @Nullable
    List<RuleFacts> ofMain(CampaignState main) {
        List<CampaignRules.Entry> budgets =
                main.rules().entries().isEmpty() ? List.of() : main.rules().of(RuleKind.BUDGET);
        if (budgets.isEmpty()) {
            return null;
        }
        return budgets.stream()
                .map(entry -> seen(main.id(), entry))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable RuleFacts seen(long campaignId, CampaignRules.Entry entry) {
        long revision = entry.revision();
        return switch (entry.rule()) {
            case CampaignRule.Budget budget -> budget(campaignId, budget, revision);
            case CampaignRule.PerCustomer rule -> perCustomer(campaignId, rule, revision);
            case CampaignRule.Area area -> step.confirming() ? null : area(area, revision);
            case CampaignRule.Category category -> step.confirming() ? null : category(category, revision);
            case CampaignRule.TimeOfOrder window -> step.confirming() ? null : timeOfOrder(window, revision);
            case CampaignRule.Timeframe frame ->
                step.confirming()
                        ? null
                        : new RuleFacts.Timeframe(frame.id(), revision, frame.startTime(), frame.endTime());
            case CampaignRule.MaxDiscount cap ->
                step.confirming() ? null : new RuleFacts.MaxDiscount(cap.id(), revision, cap.maxDiscountMinor());
            case CampaignRule.NewCustomer rule ->
                step.confirming() ? null : new RuleFacts.NewCustomer(rule.id(), revision, customerIsNew());
        };
    }

    private RuleFacts budget(long campaignId, CampaignRule.Budget budget, long revision) {
        long spent = Ledger.balance(streams, campaignId).spentIn(budget.window(), step.now(), step.zone());
        return new RuleFacts.Budget(budget.id(), revision, budget.window(), budget.budgetMinor(), spent);
    }

    private RuleFacts perCustomer(long campaignId, CampaignRule.PerCustomer rule, long revision) {
        Long customerNo = step.request().customerNo();
        Long redemptions =
                customerNo != null ? Long.valueOf(Usage.total(streams, campaignId, customerNo)) : unknownOrNobody(0L);
        return new RuleFacts.PerCustomer(rule.id(), revision, rule.maxRedemptions(), redemptions);
    }

    private @Nullable Boolean customerIsNew() {
        Long customerNo = step.request().customerNo();
        if (customerNo == null) {
            return unknownOrNobody(Boolean.TRUE);
        }
        CustomerState customer = streams.state(CustomerState.of(customerNo));
        return customer == null || customer.isNew() || customer.deleted();
    }

    private <T> @Nullable T unknownOrNobody(T ofTheUnknown) {
        return step.customerNamed() ? ofTheUnknown : null;
    }

    private RuleFacts area(CampaignRule.Area rule, long revision) {
        AreaState area = existing(AreaState.of(rule.areaId()));
        Location location = step.request().location();
        return new RuleFacts.Area(
                rule.id(), revision, area.id(), area.revision(), location != null && polygons.cover(area, location));
    }

    private RuleFacts category(CampaignRule.Category rule, long revision) {
        CategoryState category = existing(CategoryState.of(rule.categoryId()));
        Set<String> known = new HashSet<>(category.tags());
        Set<String> meant = new HashSet<>(rule.tags());
        List<String> sent = step.request().categories().stream()
                .filter(entry -> entry.name().equals(category.name()))
                .map(CategoryTag::tag)
                .toList();
        return new RuleFacts.Category(
                rule.id(),
                revision,
                category.id(),
                category.revision(),
                category.name(),
                rule.match(),
                sent.stream().anyMatch(meant::contains),
                sent.stream().filter(tag -> !known.contains(tag)).distinct().toList());
    }

    private RuleFacts timeOfOrder(CampaignRule.TimeOfOrder rule, long revision) {
        return new RuleFacts.TimeOfOrder(
                rule.id(),
                revision,
                rule.startTime(),
                rule.endTime(),
                rule.dayOfWeek(),
                Objects.requireNonNullElse(rule.timeZone(), step.zone().getId()));
    }

    /** What a rule refers to is not deleted while the rule exists. */
    private <S> S existing(StreamRef<S> ref) {
        S state = streams.state(ref);
        if (state == null) {
            throw new IllegalStateException("a rule refers to " + ref.id() + ", which was never defined");
        }
        return state;
    }
}
