package io.vouchsafe.query.live;

import io.vouchsafe.query.projection.ViewsDatabase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Reads figures, each by an index and of a bounded number of rows. */
final class LiveReads {

    /** How many decisions are read at once. What is beyond comes with the next look; at the first look it is left out. */
    private static final int MOST_DECISIONS = 10_000;

    private static final int MONEY_SCALE = 2;
    private static final int SHARE_SCALE = 4;

    private static final String TODAY = """
            select redemptions, discount_minor, value_minor, declined from views.report_bucket
             where project_id = :project and campaign_id = 0 and unit = 1 and start = :day""";

    private static final String REFUSALS = """
            select code, declined from views.report_refusal
             where project_id = :project and campaign_id = 0 and unit = 1 and start = :day and declined > 0
             order by declined desc, code limit 10""";

    /** Months, because all of a campaign's are few rows. */
    private static final String NEAR_LIMITS = """
            select c.id, c.name, limits.kind, limits.used, limits.most
              from views.report_campaign c
             cross join lateral (
                   select coalesce(sum(b.discount_minor), 0) as minor, coalesce(sum(b.redemptions), 0) as redemptions
                     from views.report_bucket b
                    where b.project_id = c.project_id and b.campaign_id = c.id and b.unit = 2) spent
             cross join lateral (values
                   ('budget', spent.minor, c.max_total_budget_minor),
                   ('redemptions', spent.redemptions, c.max_redemptions)) as limits (kind, used, most)
             where c.project_id = :project and not c.deleted and c.status <> 'INACTIVE'
               and limits.most > 0 and limits.used >= 0.8 * limits.most
             order by limits.used::numeric / limits.most desc, c.id, limits.kind limit 20""";

    private static final String LAGS = """
            select wanted.name,
                   greatest(0, (select coalesce(max(global_index), 0) from events.event) - coalesce(p.position, 0)) as behind
              from unnest(:names::text[]) as wanted (name) left join views.projection p on p.name = wanted.name
             order by wanted.name""";

    /** Where the views of decisions and redemptions both are, so that each decision's redemption is there too. */
    private static final String SEEN = """
            select coalesce(min(position), 0) from views.projection where name in ('decisions', 'redemptions')""";

    private static final String BY_SECOND = """
            select extract(epoch from date_trunc('second', d.at))::bigint as second,
                   count(*) filter (where d.codes is null and d.step <> 'validate') as redemptions,
                   coalesce(sum(r.granted_minor) filter (where d.codes is null and d.step <> 'validate'), 0) as minor,
                   count(*) filter (where d.codes is not null) as declined,
                   max(d.position) as position, count(*) as decisions
              from (%s) d
              left join views.redemption r on r.id = d.redemption_id
             group by 1 order by 1""";

    private static final String NEXT = BY_SECOND.formatted("""
            select * from views.decision
             where project_id = :project and position > :after and position <= :seen order by position limit :most""");

    private static final String LATEST = BY_SECOND.formatted("""
            select * from (select * from views.decision
                            where project_id = :project and position <= :seen order by position desc limit :most) newest
             where at > :since""");

    private final ViewsDatabase views;

    LiveReads(ViewsDatabase views) {
        this.views = views;
    }

    /**
     * What was read of the decisions.
     *
     * @param position up to which there is nothing more to read
     */
    record Decisions(List<Minute.Count> counts, long position) {}

    private record Second(Minute.Count count, long position, long decisions) {}

    /** The latest decisions since a time, as far as they are not too many. */
    Decisions latest(long projectId, Instant since) {
        long seen = seen();
        List<Second> seconds = views.client()
                .sql(LATEST)
                .param("project", projectId)
                .param("seen", seen)
                .param("most", MOST_DECISIONS)
                .param("since", at(since))
                .query(LiveReads::second)
                .list();
        return new Decisions(seconds.stream().map(Second::count).toList(), seen);
    }

    /** The decisions beyond a position. */
    Decisions next(long projectId, long after) {
        long seen = seen();
        if (seen <= after) {
            return new Decisions(List.of(), after);
        }
        List<Second> seconds = views.client()
                .sql(NEXT)
                .param("project", projectId)
                .param("after", after)
                .param("seen", seen)
                .param("most", MOST_DECISIONS)
                .query(LiveReads::second)
                .list();
        boolean all = seconds.stream().mapToLong(Second::decisions).sum() < MOST_DECISIONS;
        long last = seconds.stream().mapToLong(Second::position).max().orElse(after);
        return new Decisions(seconds.stream().map(Second::count).toList(), all ? seen : last);
    }

    private long seen() {
        return views.client().sql(SEEN).query(Long.class).single();
    }

    private static Second second(ResultSet row, int number) throws SQLException {
        return new Second(
                new Minute.Count(
                        row.getLong("second"),
                        row.getLong("redemptions"),
                        row.getLong("minor"),
                        row.getLong("declined")),
                row.getLong("position"),
                row.getLong("decisions"));
    }

    /** @param day when the day begins */
    LiveFigures.Today today(long projectId, Instant day) {
        return views.client()
                .sql(TODAY)
                .param("project", projectId)
                .param("day", at(day))
                .query((row, number) -> new LiveFigures.Today(
                        row.getLong(1), money(row.getLong(2)), money(row.getLong(3)), row.getLong(4)))
                .optional()
                .orElse(new LiveFigures.Today(0, money(0), money(0), 0));
    }

    /** @param day when the day begins */
    List<LiveFigures.Refusals> refusals(long projectId, Instant day) {
        return views.client()
                .sql(REFUSALS)
                .param("project", projectId)
                .param("day", at(day))
                .query((row, number) -> new LiveFigures.Refusals(row.getString(1), row.getLong(2)))
                .list();
    }

    /** The limits of which 80 percent or more are used, of campaigns that are not stopped; a main campaign in draft is charged too. */
    List<LiveFigures.NearLimit> nearLimits(long projectId) {
        return views.client()
                .sql(NEAR_LIMITS)
                .param("project", projectId)
                .query((row, number) -> {
                    boolean money = row.getString("kind").equals("budget");
                    BigDecimal used = row.getBigDecimal("used");
                    BigDecimal most = row.getBigDecimal("most");
                    return new LiveFigures.NearLimit(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("kind"),
                            money
                                    ? used.movePointLeft(MONEY_SCALE).setScale(MONEY_SCALE, RoundingMode.UNNECESSARY)
                                    : used,
                            money
                                    ? most.movePointLeft(MONEY_SCALE).setScale(MONEY_SCALE, RoundingMode.UNNECESSARY)
                                    : most,
                            used.divide(most, SHARE_SCALE, RoundingMode.DOWN).min(BigDecimal.ONE));
                })
                .list();
    }

    /** How far behind projections are, in the order of their names. */
    List<LiveFigures.Lag> lags(List<String> names) {
        return views.client()
                .sql(LAGS)
                .param("names", names.toArray(String[]::new))
                .query((row, number) -> new LiveFigures.Lag(row.getString(1), row.getLong(2)))
                .list();
    }

    private static BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, MONEY_SCALE);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
