package io.vouchsafe.query.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * Rows of reports that go along time.
 *
 * @param start of the bucket
 * @param period its name by the calendar
 */
@JsonPropertyOrder({"start", "period", "group"})
record ReportRow(
        Instant start,
        String period,
        ReportGroup group,
        @JsonUnwrapped Figures figures) {}
