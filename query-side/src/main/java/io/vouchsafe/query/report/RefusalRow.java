package io.vouchsafe.query.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * How often redemptions were declined for a reason.
 *
 * @param start of the bucket
 * @param period its name by the calendar
 */
@JsonPropertyOrder({"start", "period", "group", "code", "count"})
record RefusalRow(Instant start, String period, ReportGroup group, String code, long count) {

    /** The same over all of the time. */
    @JsonPropertyOrder({"code", "count"})
    record Total(String code, long count) {}
}
