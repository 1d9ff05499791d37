package io.vouchsafe.rules;

import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import java.util.List;

/** The answer to a step of a redemption. */
public sealed interface RedemptionDecision {

    /**
     * Yes.
     *
     * @param discount what is taken off
     */
    record Granted(Money discount) implements RedemptionDecision {}

    /**
     * No.
     *
     * @param refusals every reason, in the order of the checks; at least one
     */
    record Refused(List<Refusal> refusals) implements RedemptionDecision {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
