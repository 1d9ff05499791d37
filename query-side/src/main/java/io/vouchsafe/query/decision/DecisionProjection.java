package io.vouchsafe.query.decision;

import io.vouchsafe.events.DomainEvent;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionEvent;
import io.vouchsafe.events.redemption.RedemptionValidated;
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.Projection;
import io.vouchsafe.query.projection.Recorded;
import io.vouchsafe.query.projection.RowSet;
import io.vouchsafe.query.projection.ViewsDatabase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code views.decision}: where each decision on a redemption is stored, and what it is about. No row is ever changed. */
public final class DecisionProjection implements Projection {

    /** Its name. */
    public static final String NAME = "decisions";

    private static final String INSERT = """
            with added as (
                insert into decision (position, project_id, at, step, campaign_id, voucher_id, redemption_id,
                    transaction_id, customer_no, codes)
                select position, project_id, at, step, campaign_id, voucher_id, redemption_id, transaction_id, customer_no,
                    string_to_array(codes, ',')
                from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::text[], ?::bigint[], ?::text[])
                    as row (position, project_id, at, step, campaign_id, voucher_id, redemption_id, transaction_id,
                        customer_no, codes)
                returning 1)
            select count(*) from added""";

    private final ViewsDatabase views;

    public DecisionProjection(ViewsDatabase views) {
        this.views = views;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(Class<?> eventClass) {
        return eventClass == RedemptionValidated.class
                || eventClass == RedemptionConfirmed.class
                || eventClass == RedemptionDeclined.class;
    }

    @Override
    public void apply(List<DomainEvent> events) {
        throw new UnsupportedOperationException("decisions are found by where they are stored");
    }

    @Override
    public void applyRecorded(List<Recorded> recorded) {
        RowSet rows = new RowSet("int8", "int8", "timestamptz", "text", "int8", "int8", "int8", "text", "int8", "text");
        for (Recorded one : recorded) {
            StoredDecision decision = StoredDecision.of((RedemptionEvent) one.event());
            rows.add(
                    one.position(),
                    one.event().projectId(),
                    one.event().at(),
                    decision.stepName(),
                    decision.event().campaignId(),
                    decision.event().voucherId(),
                    decision.event().redemptionId(),
                    decision.request().transactionId(),
                    decision.request().customerNo(),
                    decision.accepted()
                            ? null
                            : decision.refusals().stream()
                                    .map(refusal -> refusal.code().wire())
                                    .distinct()
                                    .collect(Collectors.joining(",")));
        }
        MismatchException.unlessEqual("decisions", rows.size(), rows.run(views.jdbc(), INSERT));
    }

    @Override
    public List<String> tables() {
        return List.of("decision");
    }

    @Override
    public Set<String> indexesForReads() {
        return Set.of(
                "decision_of_project",
                "decision_of_campaign",
                "decision_of_voucher",
                "decision_of_transaction",
                "decision_of_customer",
                "decision_by_time",
                "decision_declined_of_project",
                "decision_declined_of_campaign");
    }
}
