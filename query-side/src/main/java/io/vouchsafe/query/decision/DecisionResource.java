package io.vouchsafe.query.decision;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.contract.error.ErrorBody;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.query.decision.DecisionReads.Row;
import io.vouchsafe.rules.RedemptionDecision;
import io.vouchsafe.store.event.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A decision in a list.
 *
 * @param position where it stands among all events
 * @param time the clock that it was decided by
 * @param redemptionId {@code null} for an attempt that never became a redemption
 * @param voucherCode as the voucher is called today
 * @param customerIdentifier as the customer is called today; {@code null} also for one whom nobody knew when the attempt was declined
 * @param totalTransactionCost as it was sent
 * @param discount what was granted; {@code null} for what was declined
 * @param sentence the outcome in English
 * @param refusals every reason, in the order of the checks
 * @param credential that asked for it
 * @param requestId of the request that asked for it
 */
@JsonPropertyOrder({
    "type",
    "position",
    "time",
    "outcome",
    "step",
    "sentence",
    "campaign_id",
    "voucher_id",
    "voucher_code",
    "redemption_id",
    "transaction_id",
    "customer_identifier",
    "total_transaction_cost",
    "discount",
    "refusals",
    "credential",
    "request_id"
})
record DecisionResource(
        String type,
        long position,
        Instant time,
        String outcome,
        String step,
        String sentence,
        long campaignId,
        long voucherId,
        @Nullable String voucherCode,
        @Nullable Long redemptionId,
        String transactionId,
        @Nullable String customerIdentifier,
        Money totalTransactionCost,
        @Nullable Money discount,
        List<ErrorBody.Detail> refusals,
        @Nullable String credential,
        @Nullable String requestId) {

    static DecisionResource of(StoredEvent stored, StoredDecision decision, Row row) {
        RedemptionRequest request = decision.request();
        return new DecisionResource(
                "Decision",
                stored.position(),
                decision.event().at(),
                outcome(decision.answer()),
                decision.stepName(),
                sentence(decision),
                decision.event().campaignId(),
                decision.event().voucherId(),
                row.voucherCode(),
                decision.hasRedemption() ? decision.event().redemptionId() : null,
                request.transactionId(),
                row.customerIdentifier(),
                Money.ofMinor(request.costMinor()),
                discount(decision.answer()),
                details(decision.answer()),
                stored.credential(),
                stored.by().get("request"));
    }

    static String outcome(RedemptionDecision answer) {
        return answer instanceof RedemptionDecision.Granted ? "accepted" : "declined";
    }

    static @Nullable Money discount(RedemptionDecision answer) {
        return answer instanceof RedemptionDecision.Granted granted ? granted.discount() : null;
    }

    static List<ErrorBody.Detail> details(RedemptionDecision answer) {
        return answer instanceof RedemptionDecision.Refused refused
                ? refused.refusals().stream().map(ErrorBody.Detail::of).toList()
                : List.of();
    }

    private static String sentence(StoredDecision decision) {
        Money cost = Money.ofMinor(decision.request().costMinor());
        return switch (decision.answer()) {
            case RedemptionDecision.Granted granted -> {
                String done = switch (decision.step()) {
                    case VALIDATE -> "Validated";
                    case REDEEM -> "Validated and confirmed";
                    case CONFIRM -> "Confirmed";
                };
                yield done + ": " + granted.discount() + " off " + cost + ".";
            }
            case RedemptionDecision.Refused refused -> {
                int reasons = refused.refusals().size();
                yield (reasons == 1 ? "Declined: " : "Declined for " + reasons + " reasons: ")
                        + refused.refusals().stream().map(Refusal::message).collect(Collectors.joining("; ")) + ".";
            }
        };
    }
}
