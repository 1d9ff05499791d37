package io.vouchsafe.command.redemption;

import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.type.Refusal;

/** What came of a reversal. */
sealed interface ReversalAnswer {

    /** It no longer counts. */
    record Reversed(RedemptionReversed event) implements ReversalAnswer {}

    /** No, for this reason; nothing was changed. */
    record Refused(Refusal refusal) implements ReversalAnswer {}

    /** There is no redemption under the transaction id. */
    record Unknown() implements ReversalAnswer {}
}
