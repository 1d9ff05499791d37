package io.vouchsafe.events.area;

import java.time.Instant;

/**
 * An area was drawn, or drawn anew.
 *
 * @param polygon its outline as an encoded polyline with a precision of 1e-5 degrees, latitude first
 * @param revision from 1 for its creation
 */
public record AreaDefined(long areaId, long projectId, String name, String polygon, long revision, Instant at)
        implements AreaEvent {}
