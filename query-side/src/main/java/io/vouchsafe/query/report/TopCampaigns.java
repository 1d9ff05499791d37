package io.vouchsafe.query.report;

import io.vouchsafe.query.tally.Figure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the campaigns of which a figure is greatest. */
final class TopCampaigns {

    private final ReportCampaigns campaigns;
    private final FigureReads reads;

    TopCampaigns(ReportCampaigns campaigns, FigureReads reads) {
        this.campaigns = campaigns;
        this.reads = reads;
    }

    /** Which figure the order is by. */
    enum By {
        REDEMPTIONS,
        DISCOUNT,
        TRANSACTION_VALUE,
        UNIQUE_CUSTOMERS;

        /** Their names in queries and answers. */
        static final List<String> WORDS = Stream.of(values()).map(By::word).toList();

        static By of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is asked. */
    record Query(ReportRange range, CampaignFilter filter, By by, int limit) {}

    private record Candidate(int group, long redemptions, long discountMinor, long valueMinor, long customers) {

        static Candidate of(int group, long[] sums, long customers) {
            return new Candidate(
                    group,
                    sums[Figure.REDEMPTIONS.place()],
                    sums[Figure.DISCOUNT_MINOR.place()],
                    sums[Figure.VALUE_MINOR.place()],
                    customers);
        }

        long figure(By by) {
            return switch (by) {
                case REDEMPTIONS -> redemptions;
                case DISCOUNT -> discountMinor;
                case TRANSACTION_VALUE -> valueMinor;
                case UNIQUE_CUSTOMERS -> customers;
            };
        }
    }

    TopCampaignReport top(long projectId, Query query) {
        Map<Long, ReportCampaign> all = campaigns.all(projectId);
        ReportScope scope =
                ReportScope.of(projectId, Grouping.CAMPAIGN, ReportCampaigns.wanted(all, query.filter()), all);
        List<Instant> start = List.of(query.range().from());
        List<ReportRange.Segment> segments = query.range().segments();
        Map<Cell, long[]> figures = reads.figures(scope, start, segments);
        boolean byCustomers = query.by() == By.UNIQUE_CUSTOMERS;
        Map<Cell, Long> customers = byCustomers ? reads.customers(scope, start, segments, false) : Map.of();
        List<Candidate> candidates = figures.entrySet().stream()
                .map(one ->
                        Candidate.of(one.getKey().group(), one.getValue(), customers.getOrDefault(one.getKey(), 0L)))
                .filter(candidate -> candidate.redemptions() > 0)
                .sorted(Comparator.<Candidate>comparingLong(candidate -> candidate.figure(query.by()))
                        .reversed()
                        .thenComparing(candidate -> scope.campaigns().get(candidate.group())))
                .toList();
        long whole = byCustomers
                ? together(projectId, query, scope)
                : candidates.stream()
                        .mapToLong(candidate -> candidate.figure(query.by()))
                        .sum();
        List<Candidate> first = candidates.stream().limit(query.limit()).toList();
        Map<Cell, Long> shown = byCustomers ? customers : reads.customers(only(scope, first), start, segments, false);
        List<TopCampaignReport.Row> rows = first.stream()
                .map(candidate -> row(
                        Objects.requireNonNull(all.get(scope.campaigns().get(candidate.group()))),
                        candidate,
                        shown.getOrDefault(new Cell(0, candidate.group()), 0L),
                        Shares.of(candidate.figure(query.by()), whole)))
                .toList();
        return new TopCampaignReport(
                "TopCampaignReport",
                query.range().from(),
                query.range().to(),
                query.by().word(),
                query.range().zone().getId(),
                rows);
    }

    /** Customers of several campaigns count once. */
    private long together(long projectId, Query query, ReportScope scope) {
        ReportScope one = query.filter().isOpen() ? ReportScope.wholeProject(projectId) : scope.together();
        return reads.customers(one, List.of(query.range().from()), query.range().segments(), false)
                .getOrDefault(new Cell(0, 0), 0L);
    }

    /** The scope without the campaigns that are not shown: uniting their customers would be for nothing. */
    private static ReportScope only(ReportScope scope, List<Candidate> shown) {
        return new ReportScope(
                scope.projectId(),
                scope.groups(),
                shown.stream()
                        .map(candidate -> scope.campaigns().get(candidate.group()))
                        .toList(),
                shown.stream().map(Candidate::group).toList());
    }

    private static TopCampaignReport.Row row(
            ReportCampaign campaign, Candidate candidate, long customers, BigDecimal share) {
        return new TopCampaignReport.Row(
                campaign.id(),
                campaign.name(),
                campaign.parentId(),
                campaign.team(),
                candidate.redemptions(),
                Figures.amount(candidate.discountMinor()),
                Figures.amount(candidate.valueMinor()),
                customers,
                share);
    }
}
