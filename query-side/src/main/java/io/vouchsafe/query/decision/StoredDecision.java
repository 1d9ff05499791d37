package io.vouchsafe.query.decision;

import io.vouchsafe.events.personal.PersonalKey;
import io.vouchsafe.events.personal.Sealed;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.rules.RedemptionDecision;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decision as its event holds it, whichever of the three events that is.
 *
 * @param answer what was decided
 */
record StoredDecision(
        RedemptionEvent event,
        RedemptionStep step,
        RedemptionRequest request,
        DecisionFacts facts,
        RedemptionDecision answer) {

    /**
     * The decision of an event.
     *
     * @param event validated, confirmed or declined
     */
    static StoredDecision of(RedemptionEvent event) {
        return switch (event) {
            case RedemptionValidated validated ->
                new StoredDecision(
                        event,
                        RedemptionStep.VALIDATE,
                        validated.request(),
                        validated.facts(),
                        granted(validated.grantedMinor()));
            case RedemptionConfirmed confirmed ->
                new StoredDecision(
                        event,
                        confirmed.oneStep() ? RedemptionStep.REDEEM : RedemptionStep.CONFIRM,
                        confirmed.request(),
                        confirmed.facts(),
                        granted(confirmed.grantedMinor()));
            case RedemptionDeclined declined ->
                new StoredDecision(
                        event,
                        declined.step(),
                        declined.request(),
                        declined.facts(),
                        new RedemptionDecision.Refused(declined.refusals()));
            default -> throw new IllegalArgumentException(event.getClass() + " is no decision");
        };
    }

    /**
     * The same decision, with what its request tells about the customer.
     *
     * @param key the customer's; {@code null} if it was destroyed, or nobody was named
     */
    StoredDecision opened(@Nullable PersonalKey key) {
        Sealed sealed = request.sealed();
        Long customerNo = request.customerNo();
        return key == null || sealed == null || customerNo == null
                ? this
                : new StoredDecision(
                        event,
                        step,
                        request.opened(key.open(sealed.text(), event.redemptionId(), customerNo)),
                        facts,
                        answer);
    }

    private static RedemptionDecision granted(long minor) {
        return new RedemptionDecision.Granted(Money.ofMinor(minor));
    }

    boolean accepted() {
        return answer instanceof RedemptionDecision.Granted;
    }

    /** Every reason, in the order of the checks; none for what was accepted. */
    List<Refusal> refusals() {
        return answer instanceof RedemptionDecision.Refused refused ? refused.refusals() : List.of();
    }

    /** Whether there is a redemption under the event's redemption id; else that is the number of an attempt only. */
    boolean hasRedemption() {
        return accepted() || step == RedemptionStep.CONFIRM;
    }

    String stepName() {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
