package io.vouchsafe.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.campaign.CampaignCreated;
import io.vouchsafe.events.campaign.CampaignRevised;
import io.vouchsafe.events.campaign.CampaignRuleRemoved;
import io.vouchsafe.events.campaign.CampaignRuleSet;
import io.vouchsafe.events.campaign.CampaignTerms;
import io.vouchsafe.events.customer.CustomerRegistered;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.rule.CampaignRule;
import io.vouchsafe.events.type.BudgetWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Invariant I1 from the events alone: what was confirmed is added up anew, campaign by campaign and window by window, past all counters of the
 * product. After every confirmation nothing may have passed the limits and rules as they were at that moment.
 */
public final class LimitsReplay {

    private static final Sum NOTHING = new Sum(0, 0);

    private final LongFunction<ZoneId> zones;
    private final Map<Long, CampaignTerms> terms = new HashMap<>();
    private final Map<Long, Map<Long, CampaignRuleSet>> rules = new HashMap<>();
    private final Map<Object, Sum> sums = new HashMap<>();
    private final Set<Long> known = new HashSet<>();
    private final Map<Long, Long> redeemed = new HashMap<>();

    /** What was confirmed in one calendar window, from its first instant on. */
    private record Window(long campaignId, BudgetWindow kind, Instant start) {}

    private record Use(long campaignId, long customerNo) {}

    private record Sum(long redemptions, long minor) {
        Sum and(long granted) {
            return new Sum(redemptions + 1, minor + granted);
        }

        Sum without(long granted) {
            return new Sum(redemptions - 1, minor - granted);
        }
    }

    /** A replay before the first event. */
    public LimitsReplay(LongFunction<ZoneId> zones) {
        this.zones = zones;
    }

    /** The next event, in the order of the table. */
    public void next(Stored stored) {
        switch (stored.event()) {
            case CampaignCreated created -> terms.put(created.campaignId(), created.terms());
            case CampaignRevised revised -> terms.put(revised.campaignId(), revised.terms());
            case CampaignRuleSet set ->
                rules.computeIfAbsent(set.campaignId(), _ -> new LinkedHashMap<>())
                        .put(set.rule().id(), set);
            case CampaignRuleRemoved removed ->
                rules.getOrDefault(removed.campaignId(), new HashMap<>()).remove(removed.ruleId());
            case CustomerRegistered registered -> {
                if (!registered.isNew()) {
                    known.add(registered.customerNo());
                }
            }
            case RedemptionConfirmed redemption -> confirmed(redemption);
            case RedemptionReversed redemption -> reversed(redemption);
            default -> {}
        }
    }

    /** The rules of a campaign that are in force, in the order in which they were added. */
    public List<CampaignRuleSet> rules(long campaignId) {
        return new ArrayList<>(rules.getOrDefault(campaignId, Map.of()).values());
    }

    /** What was granted so far in the window of a project's calendar that an instant falls in, in minor units. */
    public long spentIn(long campaignId, BudgetWindow kind, Instant at, ZoneId zone) {
        return sum(new Window(campaignId, kind, start(kind, at, zone))).minor();
    }

    /** How often a customer redeemed in a campaign so far. */
    public long uses(long campaignId, long customerNo) {
        return sum(new Use(campaignId, customerNo)).redemptions();
    }

    /** Whether a customer was registered as one who is not new, or has redeemed so far. */
    public boolean known(long customerNo) {
        return known.contains(customerNo) || redeemed.getOrDefault(customerNo, 0L) > 0;
    }

    private Sum sum(Object key) {
        return sums.getOrDefault(key, NOTHING);
    }

    private void confirmed(RedemptionConfirmed redemption) {
        Long customerNo = redemption.request().customerNo();
        boolean isNew = customerNo != null && !known(customerNo);
        if (customerNo != null) {
            redeemed.merge(customerNo, 1L, Long::sum);
            sums.merge(new Use(redemption.campaignId(), customerNo), NOTHING.and(0), (before, one) -> before.and(0));
        }
        charge(redemption.campaignId(), redemption);
        for (CampaignRuleSet set : rules(redemption.campaignId())) {
            switch (set.rule()) {
                case CampaignRule.PerCustomer rule ->
                    assertThat(uses(redemption.campaignId(), Objects.requireNonNull(customerNo)))
                            .as("uses under %s by %s", rule, redemption)
                            .isLessThanOrEqualTo(rule.maxRedemptions());
                case CampaignRule.NewCustomer rule ->
                    assertThat(isNew || !redemption.oneStep())
                            .as("the customer is new to %s in %s", rule, redemption)
                            .isTrue();
                case CampaignRule.MaxDiscount rule ->
                    assertThat(redemption.oneStep() ? redemption.grantedMinor() : 0)
                            .isLessThanOrEqualTo(rule.maxDiscountMinor());
                default -> {}
            }
        }
        Long parentId = terms(redemption.campaignId()).parentId();
        if (parentId != null) {
            charge(parentId, redemption);
        }
    }

    private void reversed(RedemptionReversed redemption) {
        Long customerNo = redemption.customerNo();
        if (customerNo != null) {
            redeemed.merge(customerNo, -1L, Long::sum);
            sums.computeIfPresent(new Use(redemption.campaignId(), customerNo), (_, before) -> before.without(0));
        }
        uncharge(redemption.campaignId(), redemption);
        Long mainId = redemption.mainCampaignId();
        if (mainId != null) {
            uncharge(mainId, redemption);
        }
    }

    private void uncharge(long campaignId, RedemptionReversed redemption) {
        long granted = redemption.grantedMinor();
        sums.computeIfPresent(campaignId, (_, before) -> before.without(granted));
        for (BudgetWindow kind : BudgetWindow.values()) {
            Window window = new Window(
                    campaignId, kind, start(kind, redemption.confirmedAt(), ZoneId.of(redemption.timeZone())));
            sums.computeIfPresent(window, (_, before) -> before.without(granted));
        }
    }

    private CampaignTerms terms(long campaignId) {
        return Objects.requireNonNull(terms.get(campaignId));
    }

    private void charge(long campaignId, RedemptionConfirmed redemption) {
        ZoneId zone = zones.apply(redemption.projectId());
        long granted = redemption.grantedMinor();
        Sum total = sums.merge(campaignId, NOTHING.and(granted), (before, _) -> before.and(granted));
        CampaignTerms now = terms(campaignId);
        assertThat(total.redemptions())
                .as("redemptions of campaign %d", campaignId)
                .isLessThanOrEqualTo(now.maxRedemptions() == null ? Long.MAX_VALUE : now.maxRedemptions());
        assertThat(total.minor())
                .as("money of campaign %d", campaignId)
                .isLessThanOrEqualTo(now.maxTotalBudgetMinor() == null ? Long.MAX_VALUE : now.maxTotalBudgetMinor());
        for (BudgetWindow kind : BudgetWindow.values()) {
            Window window = new Window(campaignId, kind, start(kind, redemption.at(), zone));
            sums.merge(window, NOTHING.and(granted), (before, _) -> before.and(granted));
        }
        for (CampaignRuleSet set : rules(campaignId)) {
            if (set.rule() instanceof CampaignRule.Budget budget) {
                assertThat(spentIn(campaignId, budget.window(), redemption.at(), zone))
                        .as("money under %s with %s", budget, redemption)
                        .isLessThanOrEqualTo(budget.budgetMinor());
            }
        }
    }

    /** The first instant of a window, reckoned from the calendar and not from the name that the product gives it. */
    private static Instant start(BudgetWindow kind, Instant at, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        LocalDate day = time.toLocalDate();
        LocalDate first = switch (kind) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case MONTH -> day.withDayOfMonth(1);
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case SUNDAY_WEEK -> day.minusDays(day.getDayOfWeek().getValue() % 7);
            case DAY, HOUR -> day;
        };
        return kind == BudgetWindow.HOUR
                ? day.atTime(time.getHour(), 0).toInstant(time.getOffset())
                : first.atStartOfDay(zone).toInstant();
    }
}
