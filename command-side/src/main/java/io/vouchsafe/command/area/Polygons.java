package io.vouchsafe.command.area;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vouchsafe.events.type.Location;

/**
 * Outlines that were decoded before, so that a decision does not read thousands of points. Remembered by their text, not by area and revision: a
 * revision that was seen in a transaction which failed afterwards may come again with another outline. The same text is mostly the
 * same object, so that finding it costs nothing.
 */
public final class Polygons {

    private final Cache<String, Polygon> decoded;

    /**
     * Remembers nothing yet.
     *
     * @param maxPoints how many corners of outlines are kept in memory at most
     */
    public Polygons(long maxPoints) {
        this.decoded = Caffeine.newBuilder()
                .maximumWeight(maxPoints)
                .weigher((String _, Polygon polygon) -> polygon.points())
                .build();
    }

    /** Whether a location lies in an area, or on its boundary. */
    public boolean cover(AreaState area, Location location) {
        return decoded.get(area.polygon(), encoded -> outline(area.id(), encoded))
                .covers(location);
    }

    private static Polygon outline(long areaId, String encoded) {
        Polygon polygon = Polygon.decode(encoded);
        if (polygon == null) {
            throw new IllegalStateException("area " + areaId + " was defined without an outline");
        }
        return polygon;
    }
}
