package io.vouchsafe.command.redemption;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.vouchsafe.command.dispatch.Dispatcher;
import io.vouchsafe.contract.caller.Caller;
import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.contract.input.JsonBody;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.type.Money;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reversals of confirmed redemptions over HTTP. */
@RestController
@RequestMapping("/api/vouchsafe/v1/reversals")
public final class ReversalController {

    private static final int MAX_REASON = 200;
    private static final String INVALID = "Reversal is invalid";

    /** Reversals under way at once: each holds a connection while it waits for its tree. */
    private static final int CONCURRENT_REVERSALS = 2;

    private final Dispatcher dispatcher;
    private final DecisionMeters meters;
    private final Semaphore reversals = new Semaphore(CONCURRENT_REVERSALS, true);

    public ReversalController(Dispatcher dispatcher, DecisionMeters meters) {
        this.dispatcher = dispatcher;
        this.meters = meters;
    }

    /**
     * A reversal.
     *
     * @param amount what the redemption had granted, and what is given back to the budgets
     */
    @JsonPropertyOrder({
        "type",
        "redemption_id",
        "transaction_id",
        "campaign_id",
        "voucher_id",
        "amount",
        "reason",
        "confirmed_at",
        "reversed_at"
    })
    public record Reversal(
            String type,
            long redemptionId,
            String transactionId,
            long campaignId,
            long voucherId,
            Money amount,
            String reason,
            Instant confirmedAt,
            Instant reversedAt) {

        private static Reversal of(String transactionId, RedemptionReversed event) {
            return new Reversal(
                    "Reversal",
                    event.redemptionId(),
                    transactionId,
                    event.campaignId(),
                    event.voucherId(),
                    Money.ofMinor(event.grantedMinor()),
                    event.reason(),
                    event.confirmedAt(),
                    event.at());
        }
    }

    /** Takes the confirmed redemption under {@code transaction_id} back, for a {@code reason}. */
    @PostMapping
    public Reversal reverse(Caller caller, JsonBody body) throws InterruptedException {
        String transactionId = body.requiredText("transaction_id", RedemptionInput.MAX_TRANSACTION_ID);
        String reason = body.requiredText("reason", MAX_REASON);
        body.done(INVALID);
        if (transactionId == null || reason == null) {
            throw new IllegalStateException("a missing attribute was not refused");
        }
        ReverseRedemption command = new ReverseRedemption(caller.projectId(), transactionId, reason);
        reversals.acquire();
        try {
            Reversal reversal = dispatcher.send(
                    caller, command, ReversalAnswer.class, answer -> rendered(command.transactionId(), answer));
            meters.accepted(DecisionMeters.Step.REVERSE);
            return reversal;
        } catch (ApiFailure.Invalid refused) {
            meters.refused(DecisionMeters.Step.REVERSE, refused.refusals());
            throw refused;
        } finally {
            reversals.release();
        }
    }

    private static Reversal rendered(String transactionId, ReversalAnswer answer) {
        return switch (answer) {
            case ReversalAnswer.Reversed reversed -> Reversal.of(transactionId, reversed.event());
            case ReversalAnswer.Refused refused -> throw new ApiFailure.Invalid(INVALID, List.of(refused.refusal()));
            case ReversalAnswer.Unknown _ -> throw new ApiFailure.NotFound("Redemption");
        };
    }
}
