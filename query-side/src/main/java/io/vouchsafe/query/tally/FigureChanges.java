package io.vouchsafe.query.tally;

import io.vouchsafe.query.projection.MismatchException;
import io.vouchsafe.query.projection.RowSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a batch adds to {@code views.report_bucket} and {@code views.report_refusal}: one statement for each. */
final class FigureChanges {

    /** Adds; a figure below zero would mean that something was taken back which never was. */
    private static final String ADD = """
            with added as (
                insert into report_bucket as b (project_id, campaign_id, unit, start, %1$s)
                select * from unnest(?::bigint[], ?::bigint[], ?::smallint[], ?::timestamptz[], %2$s)
                on conflict (project_id, campaign_id, unit, start) do update set %3$s
                returning redemptions, discount_minor, value_minor)
            select count(*) from added where redemptions >= 0 and discount_minor >= 0 and value_minor >= 0""".formatted(
                    Figure.columns("%s"),
                    String.join(", ", Collections.nCopies(Figure.values().length, "?::bigint[]")),
                    Figure.columns("%1$s = b.%1$s + excluded.%1$s"));

    private static final String REFUSE = """
            with added as (
                insert into report_refusal as r (project_id, campaign_id, unit, start, code, declined)
                select * from unnest(?::bigint[], ?::bigint[], ?::smallint[], ?::timestamptz[], ?::text[], ?::bigint[])
                on conflict (project_id, campaign_id, unit, start, code) do update set
                    declined = r.declined + excluded.declined
                returning 1)
            select count(*) from added""";

    private static final String[] TYPES = types();

    private final Map<Bucket, long[]> figures = new LinkedHashMap<>();
    private final Map<Reason, Long> refusals = new LinkedHashMap<>();

    private record Reason(Bucket bucket, String code) {}

    private static String[] types() {
        List<String> types = new ArrayList<>(List.of("int8", "int8", "int2", "timestamptz"));
        types.addAll(Collections.nCopies(Figure.values().length, "int8"));
        return types.toArray(String[]::new);
    }

    void add(Bucket bucket, Figure figure, long more) {
        figures.computeIfAbsent(bucket, unknown -> new long[Figure.values().length])[figure.place()] += more;
    }

    void refused(Bucket bucket, String code) {
        refusals.merge(new Reason(bucket, code), 1L, Long::sum);
    }

    void write(JdbcTemplate jdbc) {
        RowSet rows = new RowSet(TYPES);
        figures.forEach((bucket, more) -> {
            List<Object> row = new ArrayList<>(place(bucket));
            for (long one : more) {
                row.add(one);
            }
            rows.add(row.toArray());
        });
        run(jdbc, rows, ADD, "figures, none below zero");
        RowSet reasons = new RowSet("int8", "int8", "int2", "timestamptz", "text", "int8");
        refusals.forEach((reason, declined) -> {
            List<Object> row = new ArrayList<>(place(reason.bucket()));
            row.add(reason.code());
            row.add(declined);
            reasons.add(row.toArray());
        });
        run(jdbc, reasons, REFUSE, "refusals");
    }

    private static List<Object> place(Bucket bucket) {
        return List.of(bucket.projectId(), bucket.campaignId(), bucket.unit().number(), bucket.start());
    }

    private static void run(JdbcTemplate jdbc, RowSet rows, String sql, String what) {
        if (!rows.isEmpty()) {
            MismatchException.unlessEqual(what, rows.size(), rows.run(jdbc, sql));
        }
    }
}
