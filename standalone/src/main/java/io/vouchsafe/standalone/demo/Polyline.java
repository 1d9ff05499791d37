package io.vouchsafe.standalone.demo;

import io.vouchsafe.events.type.Location;
import java.util.List;

/** Outlines as the API takes them: encoded polylines of five decimals. */
final class Polyline {

    private static final double PRECISION = 1e5;
    private static final int GROUP_BITS = 5;
    private static final int GROUP = 31;
    private static final int MORE = 32;
    private static final int FIRST_CHARACTER = 63;

    private Polyline() {}

    /** Encodes the corners of an outline. */
    static String encode(List<Location> points) {
        StringBuilder text = new StringBuilder();
        long latitude = 0;
        long longitude = 0;
        for (Location point : points) {
            long nextLatitude = Math.round(point.latitude() * PRECISION);
            long nextLongitude = Math.round(point.longitude() * PRECISION);
            append(text, nextLatitude - latitude);
            append(text, nextLongitude - longitude);
            latitude = nextLatitude;
            longitude = nextLongitude;
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long difference) {
        long left = difference < 0 ? ~(difference << 1) : difference << 1;
        while (left > GROUP) {
            text.append((char) (((left & GROUP) | MORE) + FIRST_CHARACTER));
            left >>= GROUP_BITS;
        }
        text.append((char) (left + FIRST_CHARACTER));
    }
}
