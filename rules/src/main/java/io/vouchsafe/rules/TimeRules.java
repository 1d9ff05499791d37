package io.vouchsafe.rules;

import io.vouchsafe.events.redemption.RuleFacts.TimeOfOrder;
import io.vouchsafe.events.redemption.RuleFacts.Timeframe;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a redemption may happen (contract §4.3, §5.4): in any one of the timeframes, and in any one of the windows of clock times. */
final class TimeRules {

    private TimeRules() {}

    /** The boundary is where the next frame begins, or, if there is none, where the last one ended. */
    static @Nullable Refusal withinTimeframe(Attempt attempt) {
        List<Timeframe> frames = attempt.facts().campaign().rules(Timeframe.class);
        Instant now = attempt.now();
        if (frames.isEmpty() || frames.stream().anyMatch(frame -> contains(frame, now))) {
            return null;
        }
        Instant next = frames.stream()
                .map(Timeframe::startTime)
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(null);
        if (next != null) {
            return Refusal.of(
                    "voucher", RefusalCode.NOT_VALID_AT_THIS_TIME, "The voucher is not valid before " + next, next);
        }
        Instant last = frames.stream()
                .map(Timeframe::endTime)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(now);
        return Refusal.of(
                "voucher", RefusalCode.NOT_VALID_AT_THIS_TIME, "The voucher is not valid from " + last + " on", last);
    }

    private static boolean contains(Timeframe frame, Instant now) {
        Instant start = frame.startTime();
        Instant end = frame.endTime();
        return (start == null || !now.isBefore(start)) && (end == null || now.isBefore(end));
    }

    static @Nullable Refusal atTimeOfOrder(Attempt attempt) {
        List<TimeOfOrder> windows = attempt.facts().campaign().rules(TimeOfOrder.class);
        return windows.isEmpty() || windows.stream().anyMatch(window -> contains(window, attempt.now()))
                ? null
                : Refusal.of(
                        "voucher",
                        RefusalCode.NOT_VALID_AT_THIS_TIME,
                        "The voucher is not valid at this time of the day or week");
    }

    /**
     * Judged by what the clock of the zone shows. So a window in an hour that is left out in spring never opens on that day, and one in an hour
     * that comes twice in autumn is open both times. An end that is not after the start is that of the next day.
     */
    static boolean contains(TimeOfOrder window, Instant now) {
        LocalDateTime shown = now.atZone(ZoneId.of(window.timeZone())).toLocalDateTime();
        LocalDate today = shown.toLocalDate();
        LocalTime time = shown.toLocalTime();
        LocalTime start = Objects.requireNonNullElse(window.startTime(), LocalTime.MIN);
        LocalTime end = window.endTime();
        boolean begun = !time.isBefore(start) && beginsOn(window, today);
        if (end == null) {
            return begun;
        }
        if (start.isBefore(end)) {
            return begun && time.isBefore(end);
        }
        return begun || (time.isBefore(end) && beginsOn(window, today.minusDays(1)));
    }

    private static boolean beginsOn(TimeOfOrder window, LocalDate date) {
        Integer day = window.dayOfWeek();
        return day == null || date.getDayOfWeek() == DayOfWeek.SUNDAY.plus(day);
    }

    static Account timeframes(Attempt attempt) {
        List<Timeframe> frames = attempt.facts().campaign().rules(Timeframe.class);
        Instant now = attempt.now();
        return frames.isEmpty()
                ? Account.none("The campaign is not limited to timeframes.")
                : Account.of(
                                frames.size() == 1
                                        ? "The redemption must happen within the campaign's timeframe."
                                        : "The redemption must happen within one of the campaign's " + frames.size()
                                                + " timeframes.",
                                "It was " + now + ".")
                        .with("clock", now)
                        .about(frames.stream().map(frame -> account(frame, now)).toList());
    }

    private static RuleAccount account(Timeframe frame, Instant now) {
        Instant start = frame.startTime();
        Instant end = frame.endTime();
        String requires = start == null
                ? end == null ? "At any time." : "Before " + end + "."
                : end == null ? "From " + start + " on." : "From " + start + " on, and before " + end + ".";
        return RuleAccount.of(frame, contains(frame, now), requires, "It was " + now + ".")
                .with("start_time", start)
                .with("end_time", end);
    }

    static Account timesOfOrder(Attempt attempt) {
        List<TimeOfOrder> windows = attempt.facts().campaign().rules(TimeOfOrder.class);
        Instant now = attempt.now();
        return windows.isEmpty()
                ? Account.none("The campaign is not limited to times of the day or week.")
                : Account.of(
                                windows.size() == 1
                                        ? "The redemption must happen at the campaign's time of the day or week."
                                        : "The redemption must happen at one of the campaign's " + windows.size()
                                                + " times of the day or week.",
                                "It was " + now + ".")
                        .with("clock", now)
                        .about(windows.stream()
                                .map(window -> account(window, now))
                                .toList());
    }

    private static RuleAccount account(TimeOfOrder window, Instant now) {
        LocalDateTime shown = now.atZone(ZoneId.of(window.timeZone())).toLocalDateTime();
        LocalTime start = window.startTime();
        LocalTime end = window.endTime();
        Integer day = window.dayOfWeek();
        String days = day == null ? "Every day" : "On " + name(DayOfWeek.SUNDAY.plus(day));
        String requires = days + ", from " + Objects.requireNonNullElse(start, LocalTime.MIN) + " to " + until(window)
                + ", by the clock of " + window.timeZone() + ".";
        return RuleAccount.of(
                        window,
                        contains(window, now),
                        requires,
                        "That clock showed " + shown.toLocalTime().truncatedTo(ChronoUnit.SECONDS) + " on "
                                + name(shown.getDayOfWeek()) + ", " + shown.toLocalDate() + ".")
                .with("start_time", start == null ? null : start.toString())
                .with("end_time", end == null ? null : end.toString())
                .with("day_of_week", day)
                .with("time_zone", window.timeZone())
                .with("local_time", shown.toString());
    }

    /** An end that is not after the start is that of the next day. */
    private static String until(TimeOfOrder window) {
        LocalTime end = window.endTime();
        LocalTime start = Objects.requireNonNullElse(window.startTime(), LocalTime.MIN);
        return end == null ? "midnight" : start.isBefore(end) ? end.toString() : end + " of the next day";
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
