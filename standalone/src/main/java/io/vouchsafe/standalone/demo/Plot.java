package io.vouchsafe.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a story is made from.
 *
 * @param seed the same one tells the same story
 * @param weeks how long it is, up to the last midnight
 * @param orders until then; those of today come on top
 * @param now where it ends
 * @param zone of the project, in which days begin
 */
record Plot(long seed, int weeks, long orders, Instant now, ZoneId zone) {

    private static final int DAYS_OF_WEEK = 7;
    private static final int HOURS_OF_DAY = 24;
    private static final int MORNING = 9;

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** The midnight that the story begins at. */
    Instant begin() {
        return today().minusDays((long) weeks * DAYS_OF_WEEK).atStartOfDay(zone).toInstant();
    }

    Instant hour(int index) {
        return begin().plus(Duration.ofHours(index));
    }

    /** Hours up to the last midnight. */
    int completeHours() {
        return (int) Duration.between(begin(), today().atStartOfDay(zone).toInstant())
                .toHours();
    }

    /** Hours that have begun. */
    int hours() {
        return (int) Duration.between(begin(), now).toHours() + 1;
    }

    int days() {
        return weeks * DAYS_OF_WEEK;
    }

    /** The index of an hour in the morning of a day; the very first one for the beginning. */
    int morning(double part) {
        int day = (int) (part * days());
        return day == 0 ? 0 : day * HOURS_OF_DAY + MORNING;
    }

    /** How much of the story has passed at an hour, from 0 to a little more than 1. */
    double part(int hour) {
        return (double) hour / completeHours();
    }
}
