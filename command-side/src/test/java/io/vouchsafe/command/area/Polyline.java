package io.vouchsafe.command.area;

/** Writes polylines in the format of Google Maps. */
public final class Polyline {

    private Polyline() {}

    /** Encodes points, each a latitude and a longitude in degrees, to five decimals. */
    public static String of(double[]... points) {
        StringBuilder encoded = new StringBuilder();
        long latitude = 0;
        long longitude = 0;
        for (double[] point : points) {
            long nextLatitude = Math.round(point[0] * 1e5);
            long nextLongitude = Math.round(point[1] * 1e5);
            append(encoded, nextLatitude - latitude);
            append(encoded, nextLongitude - longitude);
            latitude = nextLatitude;
            longitude = nextLongitude;
        }
        return encoded.toString();
    }

    /** The rectangle between two corners. */
    public static String rectangle(double south, double west, double north, double east) {
        return of(point(south, west), point(south, east), point(north, east), point(north, west));
    }

    /** A latitude and a longitude in degrees. */
    public static double[] point(double latitude, double longitude) {
        return new double[] {latitude, longitude};
    }

    private static void append(StringBuilder encoded, long delta) {
        long left = delta < 0 ? ~(delta << 1) : delta << 1;
        while (left >= 32) {
            encoded.append((char) (((left & 31) | 32) + 63));
            left >>= 5;
        }
        encoded.append((char) (left + 63));
    }
}
