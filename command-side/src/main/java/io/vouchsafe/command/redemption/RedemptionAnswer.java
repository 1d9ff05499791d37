package io.vouchsafe.command.redemption;

import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a step. A refusal is an answer, not an exception, so that one cannot roll back its neighbours in a batch. */
sealed interface RedemptionAnswer {

    /**
     * The redemption as it stands now.
     *
     * @param request as events hold it: what it tells about a customer is sealed
     */
    record Accepted(
            long redemptionId,
            RedemptionRequest request,
            Money granted,
            Instant validatedAt,
            @Nullable Instant confirmedAt,
            String code,
            String campaignName)
            implements RedemptionAnswer {}

    /** No, for these reasons; recorded. */
    record Declined(List<Refusal> refusals) implements RedemptionAnswer {}

    /** An unconfirmed redemption is no more. */
    record Deleted() implements RedemptionAnswer {}

    /** There is no such redemption. */
    record Unknown() implements RedemptionAnswer {}

    /** What the directory said of the code is out of date: look again. */
    record Misrouted() implements RedemptionAnswer {}
}
