package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RuleFacts.MaxDiscount;
import io.vouchsafe.events.type.Discount;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.rules.Explanation.DiscountAccount;
import java.math.BigDecimal;
import java.util.List;

/** What a redemption takes off (contract §4.2, §5.4): the campaign's discount, as far as no rule caps it. */
final class Discounts {

    private static final int PERCENT_DIGITS = 4;

    private Discounts() {}

    static Money of(RedemptionRequest request, DecisionFacts facts) {
        Money granted = uncapped(request, facts);
        for (MaxDiscount cap : facts.campaign().rules(MaxDiscount.class)) {
            granted = granted.min(Money.ofMinor(cap.maxDiscountMinor()));
        }
        return granted;
    }

    private static Money uncapped(RedemptionRequest request, DecisionFacts facts) {
        Discount discount = facts.campaign().discount();
        return discount == null ? Money.ZERO : discount.on(Money.ofMinor(request.costMinor()));
    }

    /** How a new redemption's discount comes about. */
    static DiscountAccount account(Attempt attempt) {
        Money uncapped = uncapped(attempt.request(), attempt.facts());
        List<RuleAccount> caps = attempt.facts().campaign().rules(MaxDiscount.class).stream()
                .map(cap -> RuleAccount.of(
                                cap,
                                true,
                                "No redemption takes off more than " + Words.amount(cap.maxDiscountMinor()) + ".",
                                cap.maxDiscountMinor() < uncapped.minor()
                                        ? "The discount was cut to it."
                                        : "The discount was not more.")
                        .with("max_discount", Words.amount(cap.maxDiscountMinor())))
                .toList();
        return new DiscountAccount(attempt.granted(), sentence(attempt, uncapped), caps);
    }

    private static String sentence(Attempt attempt, Money uncapped) {
        Discount discount = attempt.facts().campaign().discount();
        if (discount == null) {
            return "The campaign has no discount.";
        }
        BigDecimal cost = Words.amount(attempt.request().costMinor());
        String plain = switch (discount.type()) {
            case PERCENTAGE -> percent(discount) + " % of " + cost + " is " + uncapped;
            case NUMERIC ->
                Words.amount(discount.value()) + " off a cost of " + cost
                        + (discount.value() > uncapped.minor() ? ", but not more than it costs" : "");
        };
        return attempt.granted().equals(uncapped)
                ? plain + "."
                : plain + "; a rule caps it at " + attempt.granted() + ".";
    }

    private static String percent(Discount discount) {
        return BigDecimal.valueOf(discount.value(), PERCENT_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A confirmation's discount is that of the validation. */
    static DiscountAccount fixed(Attempt attempt) {
        return new DiscountAccount(
                attempt.granted(),
                attempt.granted() + ", as it was fixed when the redemption was validated.",
                List.of());
    }
}
