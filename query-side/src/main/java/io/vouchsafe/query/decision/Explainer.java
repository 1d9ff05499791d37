package io.vouchsafe.query.decision;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.events.customer.CustomerDeleted;
import io.vouchsafe.events.customer.CustomerErased;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.redemption.RedemptionStep;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.events.type.Money;
import io.vouchsafe.events.type.StreamIds;
import io.vouchsafe.query.decision.DecisionReads.Row;
import io.vouchsafe.rules.Explanation;
import io.vouchsafe.rules.RuleBook;
import io.vouchsafe.rules.Standing;
import io.vouchsafe.store.event.StoredEvent;
import io.vouchsafe.store.event.StoredEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads decisions from their events, and asks the rule book again for their reasons. Nothing but what is stored goes into an explanation. */
public final class Explainer {

    private final DecisionReads reads;
    private final StoredEvents events;

    public Explainer(DecisionReads reads, StoredEvents events) {
        this.reads = reads;
        this.events = events;
    }

    /** The decisions at these positions, in their order. */
    List<DecisionResource> list(long projectId, List<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        Map<Long, Row> rows = reads.rows(projectId, positions);
        Map<Long, StoredEvent> stored = new HashMap<>();
        events.at(positions).forEach(event -> stored.put(event.position(), event));
        List<DecisionResource> decisions = new ArrayList<>(positions.size());
        for (Long position : positions) {
            StoredEvent event = Objects.requireNonNull(stored.get(position), "a decision whose event is not stored");
            Row row = Objects.requireNonNull(rows.get(position), "a decision that is gone");
            decisions.add(DecisionResource.of(event, StoredDecision.of((RedemptionEvent) event.content()), row));
        }
        return decisions;
    }

    /** The whole explanation of a decision, or 404. */
    ExplanationResource explain(long projectId, long position) {
        Row row = reads.rows(projectId, List.of(position)).get(position);
        if (row == null) {
            throw new ApiFailure.NotFound("Decision");
        }
        StoredEvent stored = events.at(List.of(position)).getFirst();
        StoredDecision decision =
                StoredDecision.of((RedemptionEvent) stored.content()).opened(row.key());
        return ExplanationResource.of(
                DecisionResource.of(stored, decision, row), decision, explanation(decision, position));
    }

    private Explanation explanation(StoredDecision decision, long position) {
        return decision.step() == RedemptionStep.CONFIRM
                ? RuleBook.explainConfirm(
                        decision.request(),
                        decision.facts(),
                        standing(decision, position),
                        decision.event().at())
                : RuleBook.explainCreate(
                        decision.request(), decision.facts(), decision.event().at());
    }

    /** What a confirmation finds stands in the streams of the redemption, of three events at most, and of its customer. */
    private Standing standing(StoredDecision decision, long position) {
        RedemptionEvent event = decision.event();
        Money granted = Money.ZERO;
        boolean confirmed = false;
        String stream =
                StreamIds.redemption(event.projectId(), decision.request().transactionId());
        for (StoredEvent before : events.of(stream, -1, Long.MAX_VALUE)) {
            if (before.position() < position) {
                if (before.content() instanceof RedemptionValidated validated
                        && validated.redemptionId() == event.redemptionId()) {
                    granted = Money.ofMinor(validated.grantedMinor());
                } else if (before.content() instanceof RedemptionConfirmed done
                        && done.redemptionId() == event.redemptionId()) {
                    granted = Money.ofMinor(done.grantedMinor());
                    confirmed = true;
                }
            }
        }
        return new Standing(granted, confirmed, !confirmed && customerDeleted(decision, position));
    }

    private boolean customerDeleted(StoredDecision decision, long position) {
        Long customerNo = decision.request().customerNo();
        return customerNo != null
                && events.of(StreamIds.customer(customerNo), -1, Long.MAX_VALUE).stream()
                        .anyMatch(event -> event.position() < position
                                && (event.content() instanceof CustomerDeleted
                                        || event.content() instanceof CustomerErased));
    }
}
