package io.vouchsafe.query.tally;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of a project's calendar for which figures are kept. It is named by the instant at which it begins, so that the two hours that a clock shows twice in autumn are
 * two, and the day of a change has 23 or 25 hours.
 */
public enum Unit {
    HOUR(0),
    DAY(1),
    MONTH(2);

    private final int number;

    Unit(int number) {
        this.number = number;
    }

    /** Its number in the tables. */
    public short number() {
        return (short) number;
    }

    /** When the stretch began that an instant lies in. */
    public Instant startOf(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return switch (this) {
            // Keeps the offset, and with it which of two hours of the same name it is.
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
            case MONTH ->
                local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
        };
    }
}
