package io.vouchsafe.query.report;

import io.vouchsafe.contract.input.QueryInput;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import io.vouchsafe.query.tally.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Over which time a report goes, in whole buckets.
 *
 * @param from when the first bucket begins
 * @param to when the last one ends
 */
record ReportRange(Division division, ZoneId zone, Instant from, Instant to) {

    private static final int USUAL_DAYS = 30;

    /** Nothing happened before, nor will after; whole years around them can still be written with four digits. */
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    /** Figures of one unit, from the beginning of one to the beginning of another. */
    record Segment(Unit unit, Instant from, Instant to) {}

    /** Reads {@code from} and {@code to}; what is missing is the last 30 days. */
    static ReportRange read(QueryInput query, Division division, ZoneId zone, Instant now) {
        Instant sentTo = query.instant("to");
        Instant sentFrom = query.instant("from");
        Instant to = within(sentTo == null ? now : sentTo);
        Instant from =
                within(sentFrom == null ? to.atZone(zone).minusDays(USUAL_DAYS).toInstant() : sentFrom);
        Instant earliest = to.atZone(zone).minus(division.longest()).toInstant();
        if (!from.isBefore(to)) {
            query.refuse(Refusal.of("to", RefusalCode.BELOW_MINIMUM, "must be after from", from));
            return new ReportRange(division, zone, from, from);
        }
        if (from.isBefore(earliest)) {
            query.refuse(Refusal.of(
                    "from",
                    RefusalCode.BELOW_MINIMUM,
                    "must not be before " + earliest + ": with the bucket " + division.word()
                            + " that is the longest range",
                    earliest));
            return new ReportRange(division, zone, from, from);
        }
        Instant last = division.startOf(to, zone);
        return new ReportRange(
                division, zone, division.startOf(from, zone), last.equals(to) ? to : division.next(last, zone));
    }

    private static Instant within(Instant at) {
        return at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
    }

    /** When each bucket begins. */
    List<Instant> starts() {
        if (division == Division.TOTAL) {
            return List.of(from);
        }
        List<Instant> starts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = division.next(start, zone)) {
            starts.add(start);
        }
        return starts;
    }

    /** The same time in one piece. */
    ReportRange total() {
        return new ReportRange(Division.TOTAL, zone, from, to);
    }

    /** From which kept figures the buckets are added up. */
    List<Segment> segments() {
        return division == Division.TOTAL ? total(from, to) : List.of(new Segment(division.unit(), from, to));
    }

    /** From which kept figures the whole is added up: as few as there can be. */
    List<Segment> totalSegments() {
        return division == Division.HOUR ? segments() : total(from, to);
    }

    /** Whole months where there are any, and the days before and after them. */
    private List<Segment> total(Instant start, Instant end) {
        Instant month = Division.MONTH.startOf(start, zone);
        Instant firstMonth = month.equals(start) ? start : Division.MONTH.next(month, zone);
        Instant endOfMonths = Division.MONTH.startOf(end, zone);
        if (!firstMonth.isBefore(endOfMonths)) {
            return List.of(new Segment(Unit.DAY, start, end));
        }
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment(Unit.DAY, start, firstMonth));
        segments.add(new Segment(Unit.MONTH, firstMonth, endOfMonths));
        segments.add(new Segment(Unit.DAY, endOfMonths, end));
        segments.removeIf(segment -> !segment.from().isBefore(segment.to()));
        return segments;
    }
}
