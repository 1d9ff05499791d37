package io.vouchsafe.query.report;

import io.vouchsafe.contract.error.ApiFailure;
import io.vouchsafe.query.projection.ViewsDatabase;
import io.vouchsafe.query.report.BudgetForecast.Use;
import io.vouchsafe.query.tally.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Tells how far limits are used up, from what was charged to each campaign. */
final class BudgetReports {

    /** The most days that a burn-down shows: three years. */
    private static final int MOST_DAYS = 1096;

    private static final String SUMS = """
            select kept.campaign_id, sum(kept.redemptions)::bigint as redemptions, sum(kept.discount_minor)::bigint as minor
              from unnest(:campaigns::bigint[]) as wanted (id)
              join views.report_bucket kept
                on kept.project_id = :project and kept.campaign_id = wanted.id and kept.unit = :unit
               and kept.start >= :since
             group by 1""";

    private static final String DAYS = """
            select start, redemptions, discount_minor as minor from views.report_bucket
             where project_id = :project and campaign_id = :campaign and unit = :unit
               and (redemptions <> 0 or reversals <> 0)
             order by start""";

    private static final OffsetDateTime EVER = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final ReportCampaigns campaigns;
    private final ViewsDatabase views;

    BudgetReports(ReportCampaigns campaigns, ViewsDatabase views) {
        this.campaigns = campaigns;
        this.views = views;
    }

    /** The moment of a report, and by whose calendar. */
    record Moment(Instant now, ZoneId zone) {

        LocalDate today() {
            return now.atZone(zone).toLocalDate();
        }

        Instant firstDay() {
            return today().minusDays(BudgetForecast.DAYS - 1L)
                    .atStartOfDay(zone)
                    .toInstant();
        }
    }

    private record Sums(long redemptions, long minor) {
        static final Sums NONE = new Sums(0, 0);

        Sums plus(Sums more) {
            return new Sums(redemptions + more.redemptions, minor + more.minor);
        }
    }

    /** All rows that a query lets through, the most used first. Of pages it knows nothing. */
    List<BudgetReport.Row> rows(long projectId, BudgetQuery query, Moment moment) {
        Map<Long, ReportCampaign> all = campaigns.all(projectId);
        if (query.campaignId() != null && !all.containsKey(query.campaignId())) {
            throw new ApiFailure.NotFound("Campaign");
        }
        return rows(projectId, all.values().stream().filter(query::accepts).toList(), moment).stream()
                .filter(row -> !query.nearLimit() || row.nearLimit())
                .sorted(Comparator.comparing(
                                BudgetReport.Row::greatestShare, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparingLong(BudgetReport.Row::campaignId))
                .toList();
    }

    private List<BudgetReport.Row> rows(long projectId, Collection<ReportCampaign> wanted, Moment moment) {
        Long[] ids = wanted.stream().map(ReportCampaign::id).toArray(Long[]::new);
        Map<Long, Sums> ever = sums(projectId, ids, Unit.MONTH, EVER);
        Map<Long, Sums> recent =
                sums(projectId, ids, Unit.DAY, moment.firstDay().atOffset(ZoneOffset.UTC));
        return wanted.stream()
                .map(campaign -> row(
                        campaign,
                        ever.getOrDefault(campaign.id(), Sums.NONE),
                        recent.getOrDefault(campaign.id(), Sums.NONE),
                        moment))
                .toList();
    }

    private Map<Long, Sums> sums(long projectId, Long[] ids, Unit unit, OffsetDateTime since) {
        Map<Long, Sums> sums = new HashMap<>();
        views.client()
                .sql(SUMS)
                .param("project", projectId)
                .param("campaigns", ids)
                .param("unit", unit.number())
                .param("since", since)
                .query((row, number) ->
                        Map.entry(row.getLong(1), new Sums(row.getLong("redemptions"), row.getLong("minor"))))
                .list()
                .forEach(one -> sums.put(one.getKey(), one.getValue()));
        return sums;
    }

    private static BudgetReport.Row row(ReportCampaign campaign, Sums ever, Sums recent, Moment moment) {
        Use money = new Use(campaign.maxTotalBudgetMinor(), ever.minor(), recent.minor());
        Use times = new Use(campaign.maxRedemptions(), ever.redemptions(), recent.redemptions());
        Duration span = BudgetForecast.span(moment.firstDay(), campaign.createdAt(), moment.now());
        Long limit = money.limit();
        Long left = money.left();
        return new BudgetReport.Row(
                campaign.id(),
                campaign.name(),
                campaign.parentId(),
                campaign.status().name().toLowerCase(Locale.ROOT),
                new BudgetReport.Budget(
                        limit == null ? null : Figures.amount(limit),
                        Figures.amount(money.used()),
                        left == null ? null : Figures.amount(left),
                        money.share()),
                new BudgetReport.Redemptions(times.limit(), times.used(), times.left(), times.share()),
                new BudgetReport.Pace(
                        Figures.amount(
                                BudgetForecast.perDay(money.recent(), span, 0).longValue()),
                        BudgetForecast.perDay(times.recent(), span, 2)),
                BudgetForecast.exhaustedAt(moment.now(), span, money, times),
                money.isNearLimit() || times.isNearLimit());
    }

    /** One campaign with its days; one that is gone has no budget any more, and is not found. */
    BudgetReport.Burn burn(long projectId, long campaignId, Moment moment) {
        ReportCampaign campaign = campaigns.all(projectId).get(campaignId);
        if (campaign == null || campaign.deleted()) {
            throw new ApiFailure.NotFound("Campaign");
        }
        return new BudgetReport.Burn(
                "BudgetBurn",
                moment.now(),
                moment.zone().getId(),
                rows(projectId, List.of(campaign), moment).getFirst(),
                days(projectId, campaignId, moment));
    }

    private List<BudgetReport.Day> days(long projectId, long campaignId, Moment moment) {
        StatementSpec asked = views.client()
                .sql(DAYS)
                .param("project", projectId)
                .param("campaign", campaignId)
                .param("unit", Unit.DAY.number());
        Map<LocalDate, Sums> byDate = new HashMap<>();
        List<LocalDate> dates = asked.query((row, number) -> {
                    LocalDate date = row.getObject("start", OffsetDateTime.class)
                            .atZoneSameInstant(moment.zone())
                            .toLocalDate();
                    byDate.put(date, new Sums(row.getLong("redemptions"), row.getLong("minor")));
                    return date;
                })
                .list();
        if (dates.isEmpty()) {
            return List.of();
        }
        LocalDate today = moment.today();
        LocalDate last = dates.getLast().isAfter(today) ? dates.getLast() : today;
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        LocalDate first = dates.getFirst().isBefore(earliest) ? earliest : dates.getFirst();
        Sums total = dates.stream()
                .filter(date -> date.isBefore(first))
                .map(date -> Objects.requireNonNull(byDate.get(date)))
                .reduce(Sums.NONE, Sums::plus);
        List<BudgetReport.Day> days = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            Sums of = byDate.getOrDefault(date, Sums.NONE);
            total = total.plus(of);
            days.add(new BudgetReport.Day(
                    date,
                    Figures.amount(of.minor()),
                    of.redemptions(),
                    Figures.amount(total.minor()),
                    total.redemptions()));
        }
        return days;
    }
}
