package io.vouchsafe.command.redemption;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The redemption under a transaction id.
 *
 * <p>Invariants: at most one exists at a time; confirmed at most once, and for good; deleted only while unconfirmed, which frees the id.
 *
 * @param granted the discount that was fixed at validation
 * @param confirmedAt when it was confirmed, if it was
 */
record RedemptionState(
        long id,
        long voucherId,
        RedemptionRequest request,
        Money granted,
        Instant validatedAt,
        @Nullable Instant confirmedAt,
        boolean deleted) {

    private static final StreamKind<RedemptionState> KIND = new StreamKind<>(RedemptionState::evolve, false);

    /** The stream of the redemptions under a transaction id. */
    static StreamRef<RedemptionState> of(long projectId, String transactionId) {
        return KIND.named(StreamIds.redemption(projectId, transactionId));
    }

    private static RedemptionState evolve(@Nullable RedemptionState state, DomainEvent event) {
        return switch ((RedemptionEvent) event) {
            case RedemptionValidated validated ->
                new RedemptionState(
                        validated.redemptionId(),
                        validated.voucherId(),
                        validated.request(),
                        Money.ofMinor(validated.grantedMinor()),
                        validated.at(),
                        null,
                        false);
            case RedemptionConfirmed confirmed ->
                new RedemptionState(
                        confirmed.redemptionId(),
                        confirmed.voucherId(),
                        confirmed.request(),
                        Money.ofMinor(confirmed.grantedMinor()),
                        confirmed.validatedAt(),
                        confirmed.at(),
                        false);
            case RedemptionDeleted deleted -> existing(state, deleted).gone();
            case RedemptionDeclined declined ->
                throw new IllegalStateException("in a redemption's stream: " + declined);
        };
    }

    private static RedemptionState existing(@Nullable RedemptionState state, DomainEvent event) {
        if (state == null) {
            throw new IllegalStateException("a redemption's stream begins with " + event);
        }
        return state;
    }

    private RedemptionState gone() {
        return new RedemptionState(id, voucherId, request, granted, validatedAt, confirmedAt, true);
    }
}
