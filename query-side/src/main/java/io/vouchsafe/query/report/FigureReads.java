package io.vouchsafe.query.report;

import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.query.report.ReportRange.Segment;
import io.vouchsafe.query.tally.Figure;
import io.vouchsafe.query.tally.NumberSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Adds up what is kept. Every question names the project. */
final class FigureReads {

    /** Rows that are in memory at a time where there can be very many. */
    private static final int FETCHED = 500;

    /** The kept rows of a scope in some stretches of time: each looked up by the beginning of a key. */
    private static final String FROM = """
              from unnest(:units::smallint[], :lows::timestamptz[], :highs::timestamptz[]) as segment (unit, low, high)
             cross join unnest(:campaigns::bigint[], :groups::integer[]) as member (campaign_id, place)
              join views.%s kept
                on kept.project_id = :project and kept.campaign_id = member.campaign_id
               and kept.unit = segment.unit and kept.start >= segment.low and kept.start < segment.high""";

    private static final String PLACE = "width_bucket(kept.start, :starts::timestamptz[]) - 1 as bucket, member.place";

    private static final String FIGURES = "select " + PLACE + ", "
            + Stream.of(Figure.values())
                    .map(figure -> "sum(kept." + figure.column() + ")::bigint")
                    .collect(Collectors.joining(", "))
            + FROM.formatted("report_bucket") + " group by 1, 2";

    private static final String SIZES =
            "select " + PLACE + ", sum(kept.size)::bigint" + FROM.formatted("report_customers") + " group by 1, 2";

    private static final String SETS =
            "select " + PLACE + ", kept.chunk, kept.members" + FROM.formatted("report_customers") + " order by 1, 2";

    private static final String REFUSALS = "select " + PLACE + ", kept.code, sum(kept.declined)::bigint"
            + FROM.formatted("report_refusal") + " group by 1, 2, 3";

    private final ViewsDatabase views;
    private final NamedParameterJdbcTemplate slowly;

    FigureReads(ViewsDatabase views) {
        this.views = views;
        JdbcTemplate fetching = new JdbcTemplate(views.dataSource());
        fetching.setFetchSize(FETCHED);
        this.slowly = new NamedParameterJdbcTemplate(fetching);
    }

    /** The sums of each place in which there is anything, by {@link Figure}. */
    Map<Cell, long[]> figures(ReportScope scope, List<Instant> starts, List<Segment> segments) {
        Map<Cell, long[]> figures = new HashMap<>();
        asked(FIGURES, scope, starts, segments)
                .query((row, number) -> Map.entry(cell(row), sums(row)))
                .list()
                .forEach(one -> figures.put(one.getKey(), one.getValue()));
        return figures;
    }

    private static long[] sums(ResultSet row) throws SQLException {
        long[] sums = new long[Figure.values().length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = row.getLong(i + 3);
        }
        return sums;
    }

    /**
     * How many different customers each place has.
     *
     * @param single whether each place is one that is kept, so that its size is known
     */
    Map<Cell, Long> customers(ReportScope scope, List<Instant> starts, List<Segment> segments, boolean single) {
        Map<Cell, Long> customers = new HashMap<>();
        if (single) {
            asked(SIZES, scope, starts, segments)
                    .query((row, number) -> Map.entry(cell(row), row.getLong(3)))
                    .list()
                    .forEach(one -> customers.put(one.getKey(), one.getValue()));
            return customers;
        }
        Uniting uniting = new Uniting(customers);
        slowly.query(SETS, parameters(scope, starts, segments), uniting::next);
        uniting.end();
        return customers;
    }

    /** Unites the sets of one place after the other, so that no more than one is in memory. */
    private static final class Uniting {
        private final Map<Cell, Long> sizes;
        private @Nullable Cell cell;
        private NumberSet set = new NumberSet();

        Uniting(Map<Cell, Long> sizes) {
            this.sizes = sizes;
        }

        void next(ResultSet row) throws SQLException {
            Cell next = cell(row);
            if (!next.equals(cell)) {
                end();
                cell = next;
                set = new NumberSet();
            }
            set.unite(row.getLong(3), row.getBytes(4));
        }

        void end() {
            if (cell != null) {
                sizes.put(cell, set.size());
            }
        }
    }

    /** How often each place has each reason, by their codes. */
    Map<Cell, Map<String, Long>> refusals(ReportScope scope, List<Instant> starts, List<Segment> segments) {
        Map<Cell, Map<String, Long>> refusals = new HashMap<>();
        asked(REFUSALS, scope, starts, segments)
                .query((row, number) -> {
                    refusals.computeIfAbsent(cell(row), unknown -> new TreeMap<>())
                            .put(row.getString(3), row.getLong(4));
                    return number;
                })
                .list();
        return refusals;
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(row.getInt(1), row.getInt(2));
    }

    private StatementSpec asked(String sql, ReportScope scope, List<Instant> starts, List<Segment> segments) {
        return views.client().sql(sql).params(parameters(scope, starts, segments));
    }

    private static Map<String, Object> parameters(ReportScope scope, List<Instant> starts, List<Segment> segments) {
        List<Instant> lows = new ArrayList<>();
        List<Instant> highs = new ArrayList<>();
        segments.forEach(segment -> {
            lows.add(segment.from());
            highs.add(segment.to());
        });
        return Map.of(
                "project",
                scope.projectId(),
                "units",
                segments.stream().map(segment -> segment.unit().number()).toArray(Short[]::new),
                "lows",
                texts(lows),
                "highs",
                texts(highs),
                "campaigns",
                scope.campaigns().toArray(Long[]::new),
                "groups",
                scope.groupOf().toArray(Integer[]::new),
                "starts",
                texts(starts));
    }

    private static String[] texts(List<Instant> instants) {
        return instants.stream()
                .map(instant -> instant.atOffset(ZoneOffset.UTC).toString())
                .toArray(String[]::new);
    }
}
