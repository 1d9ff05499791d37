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
import java.util.List;
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
}
