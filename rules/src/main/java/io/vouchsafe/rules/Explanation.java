package io.vouchsafe.rules;

import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import java.util.List;
import java.util.Objects;

/**
 * A decision with its reasons.
 *
 * @param discount the discount that was granted, or would have been
 * @param verdicts of every check, in the order of the book
 */
public record Explanation(DiscountAccount discount, List<Verdict> verdicts) {

    public Explanation {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * How a discount came about.
     *
     * @param granted the discount
     * @param sentence in English
     * @param caps the campaign's rules that cap it
     */
    public record DiscountAccount(Money granted, String sentence, List<RuleAccount> caps) {
        public DiscountAccount {
            caps = List.copyOf(caps);
        }
    }

    /** The decision that follows from the verdicts. */
    public RedemptionDecision decision() {
        List<Refusal> refusals =
                verdicts.stream().map(Verdict::refusal).filter(Objects::nonNull).toList();
        return refusals.isEmpty()
                ? new RedemptionDecision.Granted(discount.granted())
                : new RedemptionDecision.Refused(refusals);
    }
}
