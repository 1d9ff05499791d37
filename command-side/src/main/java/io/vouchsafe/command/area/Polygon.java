package io.vouchsafe.command.area;

import io.vouchsafe.events.type.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * The outline of an area on the plane of latitude and longitude (contract §5.6): one ring that neither crosses nor touches itself. Nothing is
 * bent round the globe: an area on both sides of the 180th meridian is two areas.
 *
 * <p>Reckoned in units of 1e-5 degrees, in which every corner is a whole number, so that a location of up to five decimals that lies on an
 * edge is found to lie there. Immutable, and safe for many threads: an index over the edges is built when it is first asked, and every
 * further answer takes logarithmic time.
 */
public final class Polygon {

    /** The most corners that an outline may have. */
    public static final int MAX_POINTS = 10_000;

    private static final int DECIMALS = 5;
    private static final int UNITS_PER_DEGREE = 100_000;
    private static final long MAX_LATITUDE = 90L * UNITS_PER_DEGREE;
    private static final long MAX_LONGITUDE = 180L * UNITS_PER_DEGREE;
    private static final int MIN_CORNERS = 3;
    private static final GeometryFactory PLANE = new GeometryFactory();

    private final int points;
    private final IndexedPointInAreaLocator locator;

    private Polygon(Coordinate[] ring) {
        this.points = ring.length - 1;
        this.locator = new IndexedPointInAreaLocator(PLANE.createPolygon(ring));
    }

    /**
     * Reads an outline, and closes it where its last point is not its first.
     *
     * @param encoded a polyline with a precision of 1e-5 degrees, latitude first, in the format of Google Maps
     * @return {@code null} for text that is no such polyline, for points off the globe, for fewer than three different ones or more than
     *     {@link #MAX_POINTS}, and for a ring that crosses or touches itself or encloses nothing
     */
    public static @Nullable Polygon decode(String encoded) {
        List<Coordinate> points = points(encoded);
        if (points == null || new HashSet<>(points).size() < MIN_CORNERS) {
            return null;
        }
        if (!points.getFirst().equals2D(points.getLast())) {
            points.add(points.getFirst());
        }
        Coordinate[] ring = points.toArray(Coordinate[]::new);
        Geometry drawn = PLANE.createPolygon(ring);
        return new IsValidOp(drawn).isValid() ? new Polygon(ring) : null;
    }

    private static @Nullable List<Coordinate> points(String encoded) {
        List<Coordinate> points = new ArrayList<>();
        Deltas deltas = new Deltas(encoded);
        long latitude = 0;
        long longitude = 0;
        while (deltas.more()) {
            latitude += deltas.next();
            longitude += deltas.next();
            if (deltas.broken
                    || Math.abs(latitude) > MAX_LATITUDE
                    || Math.abs(longitude) > MAX_LONGITUDE
                    || points.size() == MAX_POINTS) {
                return null;
            }
            points.add(new Coordinate(longitude, latitude));
        }
        return points;
    }

    /** Whether a location lies inside or on the boundary. */
    public boolean covers(Location location) {
        Coordinate point = new Coordinate(units(location.longitude()), units(location.latitude()));
        return locator.locate(point) != org.locationtech.jts.geom.Location.EXTERIOR;
    }

    /** Shifts the decimal that stands for a double, so that no rounding moves it off an edge. */
    private static double units(double degrees) {
        return BigDecimal.valueOf(degrees).movePointRight(DECIMALS).doubleValue();
    }

    /** How many corners there are. */
    int points() {
        return points;
    }

    /**
     * The numbers of an encoded polyline, each the difference to the one before of its kind. A number is written in groups of five bits, the
     * lowest first; a character is a group plus 63, plus 32 if another one follows; the lowest bit of the whole is the sign.
     */
    private static final class Deltas {

        private static final int FIRST_CHARACTER = 63;
        private static final int LAST_CHARACTER = 126;
        private static final int BITS = 5;
        private static final int FOLLOWED = 1 << BITS;
        private static final int MAX_SHIFT = 30;

        private final String encoded;
        private int at;
        private boolean broken;

        Deltas(String encoded) {
            this.encoded = encoded;
        }

        boolean more() {
            return at < encoded.length() && !broken;
        }

        /** The next number; from the first that is none, {@link #broken} is set. */
        long next() {
            long bits = 0;
            for (int shift = 0; shift <= MAX_SHIFT && more(); shift += BITS) {
                int character = encoded.charAt(at++);
                if (character < FIRST_CHARACTER || character > LAST_CHARACTER) {
                    break;
                }
                int group = character - FIRST_CHARACTER;
                bits |= (long) (group & (FOLLOWED - 1)) << shift;
                if ((group & FOLLOWED) == 0) {
                    return (bits & 1) == 0 ? bits >> 1 : ~(bits >> 1);
                }
            }
            broken = true;
            return 0;
        }
    }
}
