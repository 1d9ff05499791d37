package io.vouchsafe.query.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report along time.
 *
 * @param <R> its rows
 * @param <T> what they come to
 * @param declined attempts that were declined, of a report of refusals only
 */
@JsonPropertyOrder({"type", "from", "to", "bucket", "group_by", "time_zone", "rows", "totals", "declined"})
record TimeReport<R, T>(
        String type,
        Instant from,
        Instant to,
        String bucket,
        String groupBy,
        String timeZone,
        List<R> rows,
        T totals,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long declined) {

    static <R, T> TimeReport<R, T> of(String type, TimeQuery query, List<R> rows, T totals, @Nullable Long declined) {
        return new TimeReport<>(
                type,
                query.range().from(),
                query.range().to(),
                query.range().division().word(),
                query.grouping().word(),
                query.range().zone().getId(),
                rows,
                totals,
                declined);
    }
}
