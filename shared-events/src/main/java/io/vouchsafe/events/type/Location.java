package io.vouchsafe.events.type;

/**
 * A point on the globe.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record Location(double latitude, double longitude) {}
