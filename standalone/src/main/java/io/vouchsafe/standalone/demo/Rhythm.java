package io.vouchsafe.standalone.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How much is sold in an hour: little at night, most in the evening; more towards the weekend; a little more each week. */
final class Rhythm {

    private static final double[] HOURS = {
        1.2, 0.7, 0.4, 0.3, 0.3, 0.6, 1.4, 2.6, 3.6, 4.6, 5.4, 6.0, 6.6, 6.0, 5.4, 5.4, 6.0, 7.2, 8.2, 8.8, 8.4, 6.8,
        4.4, 2.4
    };

    /** Monday first. */
    private static final double[] DAYS = {0.95, 0.9, 0.92, 1.0, 1.15, 1.3, 1.1};

    private static final double GROWTH = 0.5;

    private Rhythm() {}

    /**
     * The weight of an hour.
     *
     * @param part of the story that has passed, from 0 to 1
     */
    static double weight(Instant hour, ZoneId zone, double part) {
        ZonedDateTime local = hour.atZone(zone);
        return HOURS[local.getHour()] * DAYS[local.getDayOfWeek().getValue() - 1] * (1 + GROWTH * part);
    }
}
