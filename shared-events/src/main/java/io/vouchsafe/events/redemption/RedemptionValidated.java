package io.vouchsafe.events.redemption;

import java.time.Instant;

/**
 * A redemption was validated: its discount is fixed, nothing is reserved (contract §4.1).
 *
 * @param grantedMinor the discount in minor units
 */
public record RedemptionValidated(
        long redemptionId,
        long projectId,
        long campaignId,
        long voucherId,
        RedemptionRequest request,
        long grantedMinor,
        DecisionFacts facts,
        Instant at)
        implements RedemptionEvent {}
