package io.vouchsafe.events.area;

import io.vouchsafe.events.DomainEvent;

/** What can happen to an area. */
public sealed interface AreaEvent extends DomainEvent permits AreaDefined, AreaDeleted {

    /** The area's number, unique across projects. */
    long areaId();
}
