package io.vouchsafe.query.report;

import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.query.tally.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Makes reports along time out of what is kept. */
final class TimeReports {

    private static final long[] NOTHING = new long[Figure.values().length];

    private final ReportCampaigns campaigns;
    private final FigureReads reads;

    TimeReports(ReportCampaigns campaigns, FigureReads reads) {
        this.campaigns = campaigns;
        this.reads = reads;
    }

    /** Where in a report a row stands. */
    private record Place(Instant start, String period, ReportGroup group) {}

    TimeReport<ReportRow, Figures> redemptions(long projectId, TimeQuery asked, QueryInput query) {
        ReportRange range = asked.range();
        ReportScope scope = campaigns.scope(projectId, asked.filter(), asked.grouping());
        List<Instant> starts = range.starts();
        TimeQuery.bound(query, starts.size(), scope.groups().size());
        Map<Cell, long[]> figures = reads.figures(scope, starts, range.segments());
        Map<Cell, Long> customers = reads.customers(
                scope, starts, range.segments(), range.division().isKept() && scope.isSingle());
        List<ReportRow> rows = new ArrayList<>();
        places(range, starts, scope, (place, cell) -> {
            long[] sums = figures.get(cell);
            if (sums != null || asked.grouping() == Grouping.NONE) {
                rows.add(new ReportRow(
                        place.start(),
                        place.period(),
                        place.group(),
                        Figures.of(sums == null ? NOTHING : sums, customers.getOrDefault(cell, 0L))));
            }
        });
        return TimeReport.of("RedemptionReport", asked, rows, total(projectId, asked, scope), null);
    }

    /** What all buckets and groups come to. Customers count once, so that it is more than a sum of rows. */
    private Figures total(long projectId, TimeQuery asked, ReportScope scope) {
        ReportScope all = asked.filter().isOpen() ? ReportScope.wholeProject(projectId) : scope.together();
        List<Instant> start = List.of(asked.range().from());
        List<ReportRange.Segment> segments = asked.range().totalSegments();
        Cell only = new Cell(0, 0);
        return Figures.of(
                reads.figures(all, start, segments).getOrDefault(only, NOTHING),
                reads.customers(all, start, segments, false).getOrDefault(only, 0L));
    }

    TimeReport<RefusalRow, List<RefusalRow.Total>> refusals(long projectId, TimeQuery asked, QueryInput query) {
        ReportRange range = asked.range();
        ReportScope scope = campaigns.scope(projectId, asked.filter(), asked.grouping());
        List<Instant> starts = range.starts();
        TimeQuery.bound(query, starts.size(), scope.groups().size());
        Map<Cell, Map<String, Long>> refusals = reads.refusals(scope, starts, range.segments());
        List<RefusalRow> rows = new ArrayList<>();
        Map<String, Long> totals = new HashMap<>();
        places(
                range,
                starts,
                scope,
                (place, cell) -> refusals.getOrDefault(cell, Map.of()).forEach((code, count) -> {
                    rows.add(new RefusalRow(place.start(), place.period(), place.group(), code, count));
                    totals.merge(code, count, Long::sum);
                }));
        List<RefusalRow.Total> byCode = totals.entrySet().stream()
                .map(one -> new RefusalRow.Total(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong(RefusalRow.Total::count)
                        .reversed()
                        .thenComparing(RefusalRow.Total::code))
                .toList();
        long declined = reads.figures(scope.together(), List.of(range.from()), range.totalSegments())
                .getOrDefault(new Cell(0, 0), NOTHING)[Figure.DECLINED.place()];
        return TimeReport.of("RefusalReport", asked, rows, byCode, declined);
    }

    /** Goes through the places of a report in the order of time and then of groups. */
    private static void places(
            ReportRange range, List<Instant> starts, ReportScope scope, BiConsumer<Place, Cell> each) {
        for (int bucket = 0; bucket < starts.size(); bucket++) {
            Instant start = starts.get(bucket);
            Instant end = bucket + 1 < starts.size() ? starts.get(bucket + 1) : range.to();
            String period = range.division().period(start, end, range.zone());
            for (int group = 0; group < scope.groups().size(); group++) {
                Cell cell = new Cell(bucket, group);
                each.accept(new Place(start, period, scope.groups().get(group)), cell);
            }
        }
    }
}
