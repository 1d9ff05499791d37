package io.vouchsafe.events.redemption;

import io.vouchsafe.events.type.Refusal;
import java.time.Instant;
import java.util.List;

/**
 * A step was refused; nothing but this record came of it.
 *
 * @param redemptionId the redemption for a refused confirm; otherwise a number of its own, which no redemption bears
 * @param refusals every reason, in the order of the checks; at least one
 * @param customerNamed whether the request named a customer, known or not
 */
public record RedemptionDeclined(
        long redemptionId,
        long projectId,
        long campaignId,
        long voucherId,
        RedemptionStep step,
        RedemptionRequest request,
        boolean customerNamed,
        List<Refusal> refusals,
        DecisionFacts facts,
        Instant at)
        implements RedemptionEvent {}
