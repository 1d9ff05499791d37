package io.vouchsafe.query.tally;

import io.vouchsafe.events.redemption.DecisionFacts.CampaignFacts;
import io.vouchsafe.events.redemption.RedemptionConfirmed;
import io.vouchsafe.events.redemption.RedemptionDeclined;
import io.vouchsafe.events.redemption.RedemptionReversed;
import io.vouchsafe.events.voucher.VoucherEvent;
import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.RowSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a batch adds to the buckets of time: figures, refusals, customers. */
final class RedemptionChanges {

    /** A reversal does not say what the transaction came to; the confirmation, which stands in the same stream of the store, does. */
    private static final String COSTS = """
            select row.id, (e.payload::jsonb #>> '{request,costMinor}')::bigint
              from unnest(?::text[], ?::bigint[]) as row (stream, id)
              join events.event e on e.aggregate_identifier = row.stream and e.payload_type = 'redemption-confirmed'
             where (e.payload::jsonb ->> 'redemptionId')::bigint = row.id""";

    private static final SetChanges.Table<Bucket> CUSTOMERS = new SetChanges.Table<>(
            "report_customers",
            List.of("project_id", "campaign_id", "unit", "start"),
            List.of("int8", "int8", "int2", "timestamptz"),
            (bucket, values) -> {
                values.add(bucket.projectId());
                values.add(bucket.campaignId());
                values.add(bucket.unit().number());
                values.add(bucket.start());
            });

    private final Starts starts;
    private final FigureChanges figures = new FigureChanges();
    private final SetChanges<Bucket> customers = new SetChanges<>(CUSTOMERS);
    private final Map<RedemptionReversed, String> reversals = new LinkedHashMap<>();

    RedemptionChanges(Starts starts) {
        this.starts = starts;
    }

    /** Adds to a campaign and to its project, in all units. */
    private void add(long projectId, long campaignId, Instant at, Figure figure, long more) {
        for (Unit unit : Unit.values()) {
            Instant start = starts.of(projectId, at, unit);
            figures.add(new Bucket(projectId, campaignId, unit, start), figure, more);
            figures.add(new Bucket(projectId, Bucket.WHOLE_PROJECT, unit, start), figure, more);
        }
    }

    /** Adds to the main campaign that was charged. Nobody asks for its hours. */
    private void charge(long projectId, @Nullable Long mainId, Instant at, Figure figure, long more) {
        if (mainId != null) {
            for (Unit unit : List.of(Unit.DAY, Unit.MONTH)) {
                figures.add(new Bucket(projectId, mainId, unit, starts.of(projectId, at, unit)), figure, more);
            }
        }
    }

    void validated(long projectId, long campaignId, Instant at) {
        add(projectId, campaignId, at, Figure.VALIDATIONS, 1);
    }

    void confirmed(RedemptionConfirmed event) {
        if (event.oneStep()) {
            validated(event.projectId(), event.campaignId(), event.at());
        }
        CampaignFacts main = event.facts().main();
        Long mainId = main == null ? null : (Long) main.id();
        count(event.projectId(), event.campaignId(), mainId, event.at(), Figure.REDEMPTIONS, 1);
        count(event.projectId(), event.campaignId(), mainId, event.at(), Figure.DISCOUNT_MINOR, event.grantedMinor());
        count(
                event.projectId(),
                event.campaignId(),
                mainId,
                event.at(),
                Figure.VALUE_MINOR,
                event.request().costMinor());
        Long customerNo = event.request().customerNo();
        if (customerNo != null) {
            for (Unit unit : Unit.values()) {
                Instant start = starts.of(event.projectId(), event.at(), unit);
                customers.put(new Bucket(event.projectId(), event.campaignId(), unit, start), customerNo, true);
                customers.put(new Bucket(event.projectId(), Bucket.WHOLE_PROJECT, unit, start), customerNo, true);
            }
        }
    }

    void reversed(RedemptionReversed event, String stream) {
        reversals.put(event, stream);
    }

    void declined(RedemptionDeclined event) {
        add(event.projectId(), event.campaignId(), event.at(), Figure.DECLINED, 1);
        event.refusals().stream()
                .map(refusal -> refusal.code().wire())
                .distinct()
                .forEach(code -> {
                    for (Unit unit : Unit.values()) {
                        Instant start = starts.of(event.projectId(), event.at(), unit);
                        figures.refused(new Bucket(event.projectId(), event.campaignId(), unit, start), code);
                        figures.refused(new Bucket(event.projectId(), Bucket.WHOLE_PROJECT, unit, start), code);
                    }
                });
    }

    void issued(VoucherEvent event, long vouchers) {
        add(event.projectId(), event.campaignId(), event.at(), Figure.ISSUED, vouchers);
    }

    void assigned(VoucherEvent event, long vouchers) {
        add(event.projectId(), event.campaignId(), event.at(), Figure.ASSIGNED, vouchers);
    }

    private void count(long projectId, long campaignId, @Nullable Long mainId, Instant at, Figure figure, long more) {
        add(projectId, campaignId, at, figure, more);
        charge(projectId, mainId, at, figure, more);
    }

    void write(JdbcTemplate jdbc) {
        takeBack(jdbc);
        figures.write(jdbc);
        customers.write(jdbc);
    }

    /** A reversal is taken from the bucket of its confirmation. */
    private void takeBack(JdbcTemplate jdbc) {
        if (reversals.isEmpty()) {
            return;
        }
        RowSet wanted = new RowSet("text", "int8");
        reversals.forEach((event, stream) -> wanted.add(stream, event.redemptionId()));
        Map<Long, Long> costs = new HashMap<>();
        wanted.list(jdbc, COSTS, (row, number) -> Map.entry(row.getLong(1), row.getLong(2)))
                .forEach(cost -> costs.put(cost.getKey(), cost.getValue()));
        MismatchException.unlessEqual("redemptions reversed", reversals.size(), costs.size());
        for (RedemptionReversed event : reversals.keySet()) {
            long project = event.projectId();
            Instant at = event.confirmedAt();
            Long main = event.mainCampaignId();
            long cost = costs.getOrDefault(event.redemptionId(), 0L);
            count(project, event.campaignId(), main, at, Figure.REDEMPTIONS, -1);
            count(project, event.campaignId(), main, at, Figure.DISCOUNT_MINOR, -event.grantedMinor());
            count(project, event.campaignId(), main, at, Figure.VALUE_MINOR, -cost);
            count(project, event.campaignId(), main, at, Figure.REVERSALS, 1);
        }
    }
}
