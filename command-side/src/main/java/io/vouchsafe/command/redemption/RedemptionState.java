package io.vouchsafe.command.redemption;

import io.vouchsafe.command.stream.StreamKind;
import io.vouchsafe.command.stream.StreamRef;
import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionDeleted;
import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.StreamIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The redemption under a transaction id.
 *
 * <p>Invariants: at most one exists at a time; confirmed at most once; deleted only while unconfirmed, which frees the id; reversed only once
 * confirmed, at most once and for good, which does not free the id.
 *
 * @param granted the discount that was fixed at validation
 * @param confirmation that it was confirmed, if it was
 */
record RedemptionState(
        long id,
        long voucherId,
        RedemptionRequest request,
        Money granted,
        Instant validatedAt,
        @Nullable Confirmation confirmation,
        boolean reversed,
        boolean deleted) {

    /**
     * Where and when a redemption was charged.
     *
     * @param mainId the main campaign; {@code null} for none
     * @param timeZone by which windows were reckoned; {@code null} where the decision looked at none, so that it was not kept
     */
    record Confirmation(
            long campaignId,
            @Nullable Long mainId,
            @Nullable String timeZone,
            Instant at) {

        private static Confirmation of(RedemptionConfirmed confirmed) {
            DecisionFacts.CampaignFacts main = confirmed.facts().main();
            return new Confirmation(
                    confirmed.campaignId(),
                    main == null ? null : main.id(),
                    confirmed.facts().timeZone(),
                    confirmed.at());
        }

        /** The lock of the tree. A campaign stays in its tree for as long as something in it counts. */
        long treeId() {
            return mainId == null ? campaignId : mainId;
        }
    }

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
                        false,
                        false);
            case RedemptionConfirmed confirmed ->
                new RedemptionState(
                        confirmed.redemptionId(),
                        confirmed.voucherId(),
                        confirmed.request(),
                        Money.ofMinor(confirmed.grantedMinor()),
                        confirmed.validatedAt(),
                        Confirmation.of(confirmed),
                        false,
                        false);
            case RedemptionDeleted deleted -> existing(state, deleted).gone();
            case RedemptionReversed reversed -> existing(state, reversed).undone();
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
        return new RedemptionState(id, voucherId, request, granted, validatedAt, confirmation, reversed, true);
    }

    private RedemptionState undone() {
        return new RedemptionState(id, voucherId, request, granted, validatedAt, confirmation, true, deleted);
    }

    /** When it was confirmed, if it was. */
    @Nullable
    Instant confirmedAt() {
        return confirmation == null ? null : confirmation.at();
    }
}
