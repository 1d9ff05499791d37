package io.vouchsafe.query.report;

import io.vouchsafe.query.tally.Unit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a report divides time: into stretches of the project's calendar, or not at all. Weeks are those of ISO 8601. */
enum Division {
    HOUR(Unit.HOUR, Period.ofDays(31)),
    DAY(Unit.DAY, Period.ofYears(3)),
    WEEK(Unit.DAY, Period.ofYears(10)),
    MONTH(Unit.MONTH, Period.ofYears(100)),
    QUARTER(Unit.MONTH, Period.ofYears(100)),
    YEAR(Unit.MONTH, Period.ofYears(100)),
    TOTAL(Unit.DAY, Period.ofYears(100));

    /** Their names in queries and answers. */
    static final List<String> WORDS = Stream.of(values()).map(Division::word).toList();

    /** No clock was ever changed by less, nor at any other time than a multiple of it. */
    private static final int STEP_SECONDS = 900;

    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);
    private static final DateTimeFormatter MONTHS = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private final Unit unit;
    private final Period longest;

    Division(Unit unit, Period longest) {
        this.unit = unit;
        this.longest = longest;
    }

    static Division of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of which kept figures its buckets are made. */
    Unit unit() {
        return unit;
    }

    /** Whether each of its buckets is one for which figures are kept. */
    boolean isKept() {
        return this == HOUR || this == DAY || this == MONTH;
    }

    /** How far apart the ends of a range may be. */
    Period longest() {
        return longest;
    }

    /** When the bucket began that an instant lies in; of a total, the day. */
    Instant startOf(Instant at, ZoneId zone) {
        return this == HOUR
                ? Unit.HOUR.startOf(at, zone)
                : first(at.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
    }

    /** When the next bucket begins after one that begins at an instant. */
    Instant next(Instant start, ZoneId zone) {
        if (this != HOUR) {
            LocalDate first = first(start.atZone(zone).toLocalDate());
            return following(first).atStartOfDay(zone).toInstant();
        }
        // An hour is longer where clocks are put back by half an hour in it.
        Instant at = start;
        Instant next;
        do {
            at = at.plusSeconds(STEP_SECONDS);
            next = Unit.HOUR.startOf(at, zone);
        } while (!next.isAfter(start));
        return next;
    }

    private LocalDate first(LocalDate day) {
        return switch (this) {
            case HOUR, DAY, TOTAL -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(day.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private LocalDate following(LocalDate first) {
        return switch (this) {
            case HOUR, DAY, TOTAL -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(3);
            case YEAR -> first.plusYears(1);
        };
    }

    /**
     * What the bucket is called by the calendar.
     *
     * @param end when the next one begins
     */
    String period(Instant start, Instant end, ZoneId zone) {
        LocalDate day = start.atZone(zone).toLocalDate();
        return switch (this) {
            case HOUR -> HOURS.format(start.atZone(zone));
            case DAY -> day.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> MONTHS.format(day);
            case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> String.format(Locale.ROOT, "%04d", day.getYear());
            case TOTAL -> day + "/" + end.minusNanos(1).atZone(zone).toLocalDate();
        };
    }
}
