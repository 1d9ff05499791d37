package io.vouchsafe.query.report;

import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.Instant;
import java.time.ZoneId;

/** What is asked of a report along time. */
record TimeQuery(ReportRange range, Grouping grouping, CampaignFilter filter) {

    /** More rows than anybody reads; so that no question can take all of the memory. */
    private static final int MOST_ROWS = 100_000;

    private static final String INVALID = "Report is invalid";

    /** Reads the parameters of a query. */
    static TimeQuery read(QueryInput query, ZoneId zone, Instant now) {
        String bucket = query.word("bucket", Division.WORDS);
        String grouping = query.word("group_by", Grouping.WORDS);
        return new TimeQuery(
                ReportRange.read(query, bucket == null ? Division.DAY : Division.of(bucket), zone, now),
                grouping == null ? Grouping.NONE : Grouping.of(grouping),
                CampaignFilter.read(query));
    }

    /** Refuses what would have too many rows. */
    static void bound(QueryInput query, int buckets, int groups) {
        if ((long) buckets * groups > MOST_ROWS) {
            query.refuse(Refusal.of(
                    "group_by",
                    RefusalCode.ABOVE_MAXIMUM,
                    "would come to " + buckets + " buckets of " + groups + " groups; at most " + MOST_ROWS
                            + " rows are answered: take longer buckets, or a shorter time",
                    MOST_ROWS));
        }
        query.done(INVALID);
    }
}
