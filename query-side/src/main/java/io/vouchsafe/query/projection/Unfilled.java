package io.vouchsafe.query.projection;

import java.util.Set;

/** Tells which projections have no rows yet although there is a past. Whoever answers fills those, and then {@linkplain Projections#release releases} them. */
@FunctionalInterface
public interface Unfilled {

    /** Asked by {@link Projections} once at each start, before any of them follows the store. */
    Set<String> among(Set<String> projections);
}
