/** Wires the read side: projections, freshness and the GET endpoints. */
@NullMarked
package io.vouchsafe.query;

import org.jspecify.annotations.NullMarked;
