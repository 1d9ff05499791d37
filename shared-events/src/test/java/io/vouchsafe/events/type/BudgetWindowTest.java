package io.vouchsafe.events.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetWindowTest {

    private static final int DRAWS = 4_000;
    /** Zones with and without summer time, with odd offsets, with half an hour of summer time, and one that once left out a day. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/London"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Kiritimati"));

    @ParameterizedTest(name = "{0} of {1} in {2} is {3}")
    @CsvSource({
        "YEAR,        2024-12-31T23:30:00Z, UTC,              y2024",
        "YEAR,        2024-12-31T23:30:00Z, Europe/Berlin,    y2025",
        "QUARTER,     2024-03-31T22:30:00Z, UTC,              q2024-1",
        "QUARTER,     2024-03-31T22:30:00Z, Europe/Berlin,    q2024-2",
        "MONTH,       2024-02-29T12:00:00Z, UTC,              m2024-2",
        "WEEK,        2024-12-30T00:00:00Z, UTC,              w2024-12-30",
        "WEEK,        2025-01-05T23:59:59Z, UTC,              w2024-12-30",
        "WEEK,        2025-01-06T00:00:00Z, UTC,              w2025-01-06",
        "SUNDAY_WEEK, 2025-01-05T00:00:00Z, UTC,              s2025-01-05",
        "SUNDAY_WEEK, 2025-01-04T23:59:59Z, UTC,              s2024-12-29",
        "DAY,         2024-03-09T04:30:00Z, America/New_York, d2024-03-08",
        "HOUR,        2024-03-09T10:59:59Z, Asia/Kathmandu,   h2024-03-09T16+05:45",
        // The clock shows 01:xx twice on the night summer time ends; that is two hours, and two windows.
        "HOUR,        2024-11-03T05:30:00Z, America/New_York, h2024-11-03T01-04:00",
        "HOUR,        2024-11-03T06:30:00Z, America/New_York, h2024-11-03T01-05:00",
    })
    void namesTheWindow(BudgetWindow window, Instant instant, ZoneId zone, String key) {
        assertThat(window.keyOf(instant, zone)).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource(BudgetWindow.class)
    void sharesAKeyExactlyIfTheWindowIsShared(BudgetWindow window) {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < DRAWS; i++) {
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant one = nearATurn(random, zone);
            Instant other = one.plusMillis(random.nextLong(
                    -Duration.ofDays(9).toMillis(), Duration.ofDays(9).toMillis()));
            Instant near = one.plusSeconds(random.nextInt(-5_400, 5_400));
            for (Instant second : List.of(other, near)) {
                boolean shared = start(window, one, zone).equals(start(window, second, zone));

                assertThat(window.keyOf(one, zone).equals(window.keyOf(second, zone)))
                        .as("seed %d: %s of %s and %s in %s", seed, window, one, second, zone)
                        .isEqualTo(shared);
            }
        }
    }

    @Test
    void neverUsesTheSameKeyForDifferentKindsOfWindow() {
        Instant instant = Instant.parse("2024-12-29T00:00:00Z");
        List<String> keys = new ArrayList<>();
        for (BudgetWindow window : BudgetWindow.values()) {
            keys.add(window.keyOf(instant, ZoneId.of("UTC")));
        }

        assertThat(keys).doesNotHaveDuplicates();
    }

    /** An instant within two hours of the beginning of a year, quarter, month, week or day, or of a change of the clocks. */
    private static Instant nearATurn(SplittableRandom random, ZoneId zone) {
        LocalDate day = LocalDate.of(random.nextInt(2009, 2031), random.nextInt(1, 13), 1);
        LocalDate turn = random.nextInt(3) == 0 ? day.plusDays(random.nextInt(31)) : day;
        Instant start = turn.atStartOfDay(zone).toInstant();
        var change = zone.getRules().nextTransition(start);
        Instant near = change != null && random.nextInt(3) == 0 ? change.getInstant() : start;
        return near.plusMillis(random.nextInt(-7_200_000, 7_200_000));
    }

    /** The instant at which the window began, reckoned from the calendar and not from a name. */
    private static Instant start(BudgetWindow window, Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        LocalDate day = time.toLocalDate();
        LocalDate first = switch (window) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case MONTH -> day.withDayOfMonth(1);
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case SUNDAY_WEEK -> day.minusDays(day.getDayOfWeek().getValue() % 7);
            case DAY, HOUR -> day;
        };
        return window == BudgetWindow.HOUR
                ? day.atTime(time.getHour(), 0).toInstant(time.getOffset())
                : first.atStartOfDay(zone).toInstant();
    }
}
