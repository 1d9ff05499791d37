package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.DecisionFacts;
import io.vouchsafe.events.redemption.RedemptionRequest;
import io.vouchsafe.events.type.Money;
import java.time.Instant;

/**
 * One step of a redemption, put to the rules.
 *
 * @param request what was asked
 * @param facts how things stand
 * @param granted the discount that would be granted
 * @param now the clock of the decision
 */
public record Attempt(RedemptionRequest request, DecisionFacts facts, Money granted, Instant now) {}
