package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.DecisionFacts.VoucherFacts;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RuleFacts;
import io.vouchsafe.events.rule.CategoryMatch;
import io.vouchsafe.events.type.BudgetWindow;
import io.vouchsafe.events.type.CampaignStatus;
import io.vouchsafe.events.type.CategoryTag;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.DiscountType;
import io.vouchsafe.events.type.Location;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.VoucherType;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Facts as decisions can meet them, near their boundaries more often than chance would have it. */
final class RandomFacts {

    private static final Instant NOON = GivenFacts.NOON;

    private final RandomGenerator random;
    private long nextRule = 1;

    RandomFacts(RandomGenerator random) {
        this.random = random;
    }

    RedemptionRequest request() {
        List<CategoryTag> categories = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            categories.add(new CategoryTag("C" + random.nextInt(2), "t" + random.nextInt(3)));
        }
        return new RedemptionRequest(
                "ORDER-1",
                maybe(() -> 5L),
                random.nextLong(0, 12_000),
                null,
                maybe(() -> new Location(52.5, 13.4)),
                categories,
                maybe(this::instant));
    }

    Instant instant() {
        return NOON.plusSeconds(random.nextLong(-2, 3) * 3_600);
    }

    Standing standing() {
        return new Standing(Money.ofMinor(random.nextLong(0, 500)), one(6), one(6));
    }

    /**
     * @param confirming whether only what a confirmation is asked may be there
     */
    DecisionFacts facts(RedemptionRequest request, boolean confirming) {
        boolean assigned = one(3);
        return new DecisionFacts(
                new VoucherFacts(!one(4), one(4), random.nextLong(0, 3), assigned, assigned && one(2)),
                campaign(9, rules(request, confirming)),
                maybe(() -> campaign(1, budgets())),
                one(5),
                maybe(() -> "Europe/Berlin"));
    }

    private CampaignFacts campaign(long id, List<RuleFacts> rules) {
        return new CampaignFacts(
                id,
                random.nextLong(0, 9),
                one(2) ? CampaignStatus.ACTIVE : any(CampaignStatus.values()),
                any(VoucherType.values()),
                maybe(() -> new Discount(any(DiscountType.values()), random.nextLong(1, 100_000))),
                maybe(() -> random.nextLong(0, 12_000)),
                maybe(() -> random.nextLong(0, 12_000)),
                maybe(() -> random.nextLong(0, 4)),
                maybe(() -> random.nextLong(0, 3_000)),
                random.nextLong(0, 4),
                random.nextLong(0, 3_000),
                rules);
    }

    private List<RuleFacts> budgets() {
        List<RuleFacts> rules = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            rules.add(new RuleFacts.Budget(
                    nextRule++,
                    random.nextLong(1, 9),
                    any(BudgetWindow.values()),
                    random.nextLong(0, 3_000),
                    random.nextLong(0, 3_000)));
        }
        return rules;
    }

    private List<RuleFacts> rules(RedemptionRequest request, boolean confirming) {
        List<RuleFacts> rules = new ArrayList<>(budgets());
        boolean named = request.customerNo() != null;
        if (one(2)) {
            rules.add(new RuleFacts.PerCustomer(
                    nextRule++, 1, random.nextLong(0, 3), named ? Long.valueOf(random.nextLong(0, 3)) : null));
        }
        if (confirming) {
            return rules;
        }
        if (one(2)) {
            rules.add(new RuleFacts.NewCustomer(nextRule++, 1, named ? Boolean.valueOf(one(2)) : null));
        }
        if (one(2)) {
            rules.add(new RuleFacts.MaxDiscount(nextRule++, 2, random.nextLong(0, 1_000)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            rules.add(new RuleFacts.Area(nextRule++, 1, 40 + i, 1, request.location() != null && one(2)));
            rules.add(new RuleFacts.Timeframe(nextRule++, 1, maybe(this::instant), maybe(this::instant)));
            rules.add(new RuleFacts.TimeOfOrder(
                    nextRule++,
                    1,
                    maybe(() -> LocalTime.of(random.nextInt(24), 30)),
                    maybe(() -> LocalTime.of(random.nextInt(24), 30)),
                    maybe(() -> random.nextInt(7)),
                    "Europe/Berlin"));
            rules.add(category(request));
        }
        return rules;
    }

    private RuleFacts category(RedemptionRequest request) {
        String name = "C" + random.nextInt(2);
        boolean sent = request.categories().stream().anyMatch(tag -> tag.name().equals(name));
        return new RuleFacts.Category(
                nextRule++,
                3,
                70,
                1,
                name,
                any(CategoryMatch.values()),
                sent && one(2),
                sent && one(3) ? List.of("t9") : null);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return one(2) ? value.get() : null;
    }
}
