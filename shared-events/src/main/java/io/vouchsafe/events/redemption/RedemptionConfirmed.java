package io.vouchsafe.events.redemption;

import java.time.Instant;

/**
 * A redemption was confirmed: it counts, unless an admin reverses it. In one step it was validated by the same decision.
 *
 * @param request what was asked, also where an earlier {@link RedemptionValidated} carries it
 * @param grantedMinor the discount in minor units
 * @param validatedAt equals {@code at} in one step
 * @param oneStep whether no {@link RedemptionValidated} came before
 */
public record RedemptionConfirmed(
        long redemptionId,
        long projectId,
        long campaignId,
        long voucherId,
        RedemptionRequest request,
        long grantedMinor,
        boolean oneStep,
        Instant validatedAt,
        DecisionFacts facts,
        Instant at)
        implements RedemptionEvent {}
