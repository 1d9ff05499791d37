package io.vouchsafe.events.type;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** The calendar windows that budgets are counted in (contract §5.4), each with a key that two instants share exactly if they share the window. */
public enum BudgetWindow {
    YEAR {
        @Override
        String name(ZonedDateTime time) {
            return "y" + time.getYear();
        }
    },
    QUARTER {
        @Override
        String name(ZonedDateTime time) {
            return "q" + time.getYear() + "-" + time.get(IsoFields.QUARTER_OF_YEAR);
        }
    },
    MONTH {
        @Override
        String name(ZonedDateTime time) {
            return "m" + time.getYear() + "-" + time.getMonthValue();
        }
    },
    /** The ISO week, from Monday. */
    WEEK {
        @Override
        String name(ZonedDateTime time) {
            return "w" + time.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    },
    /** The week from Sunday. */
    SUNDAY_WEEK {
        @Override
        String name(ZonedDateTime time) {
            LocalDate sunday = time.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            return "s" + sunday;
        }
    },
    DAY {
        @Override
        String name(ZonedDateTime time) {
            return "d" + time.toLocalDate();
        }
    },
    /** The clock hour. The offset is part of the key, so that the repeated hour in autumn is two windows. */
    HOUR {
        @Override
        String name(ZonedDateTime time) {
            return "h" + time.format(HOUR_OF_DAY);
        }
    };

    private static final DateTimeFormatter HOUR_OF_DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHxxx");

    abstract String name(ZonedDateTime time);

    /** The key of the window that an instant falls in, judged in a time zone. */
    public String keyOf(Instant instant, ZoneId zone) {
        return name(instant.atZone(zone));
    }
}
