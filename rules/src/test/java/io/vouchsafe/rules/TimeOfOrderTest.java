package io.vouchsafe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.redemption.RuleFacts.TimeOfOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of clock times: weekdays, midnight, zones, and the days on which clocks change (contract §5.4). */
class TimeOfOrderTest {

    private static final int DRAWS = 20_000;
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/London",
            "America/New_York",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Pacific/Kiritimati");

    @ParameterizedTest(name = "{0} to {1} on {2} in {3}, at {4}: {5}")
    @CsvSource({
        "17:00, 19:00, 5, UTC,              2024-03-08T17:00:00Z,     true",
        "17:00, 19:00, 5, UTC,              2024-03-08T16:59:59.999Z, false",
        "17:00, 19:00, 5, UTC,              2024-03-08T18:59:59.999Z, true",
        "17:00, 19:00, 5, UTC,              2024-03-08T19:00:00Z,     false",
        "17:00, 19:00, 5, UTC,              2024-03-09T17:00:00Z,     false",
        "17:00, 19:00, 0, UTC,              2024-03-10T17:00:00Z,     true",
        "17:00, 19:00,  , UTC,              2024-03-09T17:00:00Z,     true",
        // Past midnight: the weekday is that of the start.
        "22:00, 02:00, 5, UTC,              2024-03-09T01:59:59.999Z, true",
        "22:00, 02:00, 5, UTC,              2024-03-09T02:00:00Z,     false",
        "22:00, 02:00, 5, UTC,              2024-03-08T01:00:00Z,     false",
        "22:00, 02:00, 6, UTC,              2024-03-10T01:00:00Z,     true",
        "22:00, 02:00, 6, UTC,              2024-03-09T22:00:00Z,     true",
        "09:00, 09:00, 5, UTC,              2024-03-09T08:59:59Z,     true",
        "09:00, 09:00, 5, UTC,              2024-03-09T09:00:00Z,     false",
        // Open ends, and midnight.
        ",      ,      5, UTC,              2024-03-08T00:00:00Z,     true",
        ",      ,      5, UTC,              2024-03-08T23:59:59.999Z, true",
        ",      ,      5, UTC,              2024-03-09T00:00:00Z,     false",
        ",      12:00, 5, UTC,              2024-03-08T00:00:00Z,     true",
        "12:00, ,      5, UTC,              2024-03-08T23:59:59.999Z, true",
        "12:00, ,      5, UTC,              2024-03-09T00:00:00Z,     false",
        "12:00, 00:00, 5, UTC,              2024-03-08T23:59:59.999Z, true",
        "12:00, 00:00, 5, UTC,              2024-03-09T00:00:00Z,     false",
        // The zone decides on time and weekday.
        "17:00, 19:00, 5, America/New_York, 2024-03-08T22:00:00Z,     true",
        "23:00, 23:30, 5, America/New_York, 2024-03-09T04:15:00Z,     true",
        "00:00, 01:00, 6, Asia/Kathmandu,   2024-03-08T18:15:00Z,     true",
        // London, 31 March 2024: the clock goes from 00:59 UTC = 00:59 to 01:00 UTC = 02:00.
        "01:00, 02:00, 0, Europe/London,    2024-03-31T00:59:59Z,     false",
        "01:00, 02:00, 0, Europe/London,    2024-03-31T01:00:00Z,     false",
        "01:30, 02:30, 0, Europe/London,    2024-03-31T01:00:00Z,     true",
        // London, 27 October 2024: 01:30 comes twice.
        "01:00, 02:00, 0, Europe/London,    2024-10-27T00:30:00Z,     true",
        "01:00, 02:00, 0, Europe/London,    2024-10-27T01:30:00Z,     true",
        "01:00, 02:00, 0, Europe/London,    2024-10-27T02:00:00Z,     false",
    })
    void opensAndCloses(
            @Nullable LocalTime start,
            @Nullable LocalTime end,
            @Nullable Integer day,
            String zone,
            Instant at,
            boolean open) {
        assertThat(TimeRules.contains(new TimeOfOrder(1, 1, start, end, day, zone), at))
                .isEqualTo(open);
    }

    @Test
    void agreesWithAListOfAllWindowsAroundTheInstant() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int open = 0;
        for (int i = 0; i < DRAWS; i++) {
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            TimeOfOrder window = new TimeOfOrder(
                    1, 1, time(random), time(random), random.nextBoolean() ? null : random.nextInt(7), zone);
            Instant at = instant(random, ZoneId.of(zone), window);
            boolean expected = listed(window, at.atZone(ZoneId.of(zone)).toLocalDateTime());
            open += expected ? 1 : 0;

            assertThat(TimeRules.contains(window, at))
                    .as("seed %d: %s at %s", seed, window, at)
                    .isEqualTo(expected);
        }
        assertThat(open).as("seed %d: both answers come up", seed).isBetween(DRAWS / 20, DRAWS * 19 / 20);
    }

    private static @Nullable LocalTime time(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> LocalTime.MIDNIGHT;
            case 2, 3 -> LocalTime.of(random.nextInt(4), random.nextInt(4) * 15);
            default -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
        };
    }

    /** Near a boundary of the window, a change of the clocks, the turn of a year, or anywhere. */
    private static Instant instant(SplittableRandom random, ZoneId zone, TimeOfOrder window) {
        LocalDate day = LocalDate.of(random.nextInt(2009, 2031), 1, 1).plusDays(random.nextInt(365));
        Instant anywhere = day.atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                .atZone(zone)
                .toInstant();
        LocalTime edge = random.nextBoolean() ? window.startTime() : window.endTime();
        return switch (random.nextInt(4)) {
            case 0 -> anywhere;
            case 1 -> {
                ZoneOffsetTransition change = zone.getRules().nextTransition(anywhere);
                yield (change == null ? anywhere : change.getInstant())
                        .plusMillis(random.nextInt(-7_200_000, 7_200_000));
            }
            case 2 ->
                LocalDate.of(day.getYear(), 1, 1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .plusMillis(random.nextInt(-5_000, 5_000));
            default ->
                day.atTime(edge == null ? LocalTime.MIDNIGHT : edge)
                        .atZone(zone)
                        .toInstant()
                        .plusMillis(random.nextInt(-2, 3));
        };
    }

    /** Whether what the clock shows lies in one of the windows that begin on the days around it, each written out with both its ends. */
    private static boolean listed(TimeOfOrder window, LocalDateTime shown) {
        LocalDate first = shown.toLocalDate().minusDays(2);
        return first.datesUntil(first.plusDays(4))
                .filter(day -> window.dayOfWeek() == null || day.getDayOfWeek().getValue() % 7 == window.dayOfWeek())
                .anyMatch(day -> {
                    LocalDateTime start =
                            day.atTime(window.startTime() == null ? LocalTime.MIDNIGHT : window.startTime());
                    LocalDateTime end =
                            window.endTime() == null ? day.plusDays(1).atStartOfDay() : day.atTime(window.endTime());
                    LocalDateTime close = end.isAfter(start) ? end : end.plusDays(1);
                    return !shown.isBefore(start) && shown.isBefore(close);
                });
    }
}
