package io.vouchsafe.command.area;

import static io.vouchsafe.command.area.Polyline.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.events.type.Location;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Outlines as they are sent, and what lies inside them (contract §5.6). */
class PolygonTest {

    private static Polygon decoded(String encoded) {
        return Objects.requireNonNull(Polygon.decode(encoded), encoded);
    }

    /** The polyline that the format's own description uses: (38.5, -120.2), (40.7, -120.95), (43.252, -126.453). */
    @Test
    void readsTheFormatOfGoogleMaps() {
        Polygon polygon = decoded("_p~iF~ps|U_ulLnnqC_mqNvxq`@");

        assertThat(polygon.points()).isEqualTo(3);
        assertThat(polygon.covers(new Location(38.5, -120.2))).isTrue();
        assertThat(polygon.covers(new Location(40.7, -120.95))).isTrue();
        assertThat(polygon.covers(new Location(43.252, -126.453))).isTrue();
        assertThat(polygon.covers(new Location(40.6, -121.5))).isTrue();
        assertThat(polygon.covers(new Location(38.49999, -120.2))).isFalse();
        assertThat(polygon.covers(new Location(43.252, -126.45301))).isFalse();
    }

    @Test
    void closesTheRingAndTakesAClosedOne() {
        String open = Polyline.of(point(1, 1), point(1, 2), point(2, 2));
        String closed = Polyline.of(point(1, 1), point(1, 2), point(2, 2), point(1, 1));

        assertThat(decoded(open).points()).isEqualTo(3);
        assertThat(decoded(closed).points()).isEqualTo(3);
    }

    static Stream<Arguments> noOutlines() {
        double[][] tooMany = new double[Polygon.MAX_POINTS + 1][];
        for (int i = 0; i < tooMany.length; i++) {
            double angle = 2 * Math.PI * i / tooMany.length;
            tooMany[i] = point(40 * Math.sin(angle), 40 * Math.cos(angle));
        }
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("one point", Polyline.of(point(1, 1))),
                Arguments.of("two points", Polyline.of(point(1, 1), point(2, 2))),
                Arguments.of("two different points", Polyline.of(point(1, 1), point(2, 2), point(1, 1), point(2, 2))),
                Arguments.of("a line", Polyline.of(point(1, 1), point(2, 2), point(3, 3))),
                Arguments.of("a bow tie", Polyline.of(point(0, 0), point(1, 1), point(1, 0), point(0, 1))),
                Arguments.of(
                        "two loops that touch",
                        Polyline.of(point(0, 0), point(0, 1), point(1, 1), point(0, 0), point(-1, 0), point(-1, -1))),
                Arguments.of("north of the pole", Polyline.of(point(89, 0), point(89, 1), point(90.00001, 0))),
                Arguments.of("south of the pole", Polyline.of(point(-89, 0), point(-89, 1), point(-90.00001, 0))),
                Arguments.of("too far east", Polyline.of(point(0, 179), point(1, 179), point(0, 180.00001))),
                Arguments.of("too far west", Polyline.of(point(0, -179), point(1, -179), point(0, -180.00001))),
                Arguments.of("a latitude alone", Polyline.rectangle(0, 0, 1, 1) + "_"),
                Arguments.of("a latitude without its longitude", Polyline.rectangle(0, 0, 1, 1) + "A"),
                Arguments.of("a number without an end", Polyline.rectangle(0, 0, 1, 1) + "~~~~~~~~~~~~~~~~~~"),
                Arguments.of("a character below", "_p~iF~ps|U_ulLnnqC_mqNvxq >"),
                Arguments.of("a character above", "_p~iF~ps|U_ulLnnqC_mqNvxq\u007f@"),
                Arguments.of("a zero", Polyline.rectangle(0, 0, 1, 1) + "\u0000\u0000"),
                Arguments.of("umlauts", "äöü"),
                Arguments.of("coordinates", "[[1,1],[1,2],[2,2]]"),
                Arguments.of("too many points", Polyline.of(tooMany)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noOutlines")
    void takesNothingElseForAnOutline(String why, String encoded) {
        assertThat(Polygon.decode(encoded)).as(why).isNull();
    }

    @Test
    void takesTheWholeGlobe() {
        Polygon globe = decoded(Polyline.rectangle(-90, -180, 90, 180));

        assertThat(globe.covers(new Location(90, 180))).isTrue();
        assertThat(globe.covers(new Location(-90, -180))).isTrue();
        assertThat(globe.covers(new Location(0, 0))).isTrue();
    }

    /** The corners (0, 0), (1, 3), (2, 0): the slanting edges hold points that no double hits by itself, as 0.1, 0.3. */
    @DisplayName("§5.6: the boundary counts as inside")
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "0.1,       0.3,      true",
        "0.7,       2.1,      true",
        "1.9,       0.3,      true",
        "0.12345,   0.37035,  true",
        "0.1,       0.30001,  false",
        "0.1,       0.300001, false",
        "0.1,       0.299999, true",
        "1,         3,        true",
        "1,         3.00001,  false",
        "0.5,       0,        true",
        "0.5,       -0.00001, false",
        "-0.00001,  0,        false",
        "-1e-300,   0,        false",
        "0,         0,        true"
    })
    void countsTheBoundaryAsInside(double latitude, double longitude, boolean inside) {
        Polygon polygon = decoded(Polyline.of(point(0, 0), point(1, 3), point(2, 0)));

        assertThat(polygon.covers(new Location(latitude, longitude))).isEqualTo(inside);
    }

    /** Stars of many shapes against the rule of school: a ray to the east crosses the outline an odd number of times. */
    @Test
    void agreesWithACountOfCrossings() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int star = 0; star < 200; star++) {
            double[][] corners = star(random, random.nextInt(3, 60));
            Polygon polygon = decoded(Polyline.of(corners));
            for (int i = 0; i < 100; i++) {
                double latitude = random.nextInt(-3_000_000, 3_000_000) / 1e5 + 0.5e-5;
                double longitude = random.nextInt(-3_000_000, 3_000_000) / 1e5 + 0.5e-5;

                assertThat(polygon.covers(new Location(latitude, longitude)))
                        .as("seed %d, star %d: %s, %s", seed, star, latitude, longitude)
                        .isEqualTo(crossings(corners, latitude, longitude) % 2 == 1);
            }
        }
    }

    /** Corners round the origin in the order of their angle, so that no two edges cross. */
    private static double[][] star(SplittableRandom random, int corners) {
        double[][] star = new double[corners][];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 5 + random.nextDouble() * 20;
            star[i] = point(
                    Math.round(radius * Math.sin(angle) * 1e5) / 1e5, Math.round(radius * Math.cos(angle) * 1e5) / 1e5);
        }
        return star;
    }

    private static int crossings(double[][] corners, double latitude, double longitude) {
        int crossings = 0;
        for (int i = 0; i < corners.length; i++) {
            double[] a = corners[i];
            double[] b = corners[(i + 1) % corners.length];
            if (a[0] > latitude != b[0] > latitude
                    && longitude < a[1] + (latitude - a[0]) / (b[0] - a[0]) * (b[1] - a[1])) {
                crossings++;
            }
        }
        return crossings;
    }

    @Test
    void remembersOutlinesByWhatTheyAre() {
        Polygons polygons = new Polygons(10);
        Location location = new Location(0.5, 0.5);

        for (int i = 0; i < 50; i++) {
            assertThat(polygons.cover(area(Polyline.rectangle(0, 0, 1, 1 + i)), location))
                    .isTrue();
            assertThat(polygons.cover(area(Polyline.rectangle(2, 2, 3, 3 + i)), location))
                    .isFalse();
        }
    }

    private static AreaState area(String polygon) {
        return new AreaState(4, 3, "Centre", polygon, 1, Instant.EPOCH, Instant.EPOCH, false);
    }
}
