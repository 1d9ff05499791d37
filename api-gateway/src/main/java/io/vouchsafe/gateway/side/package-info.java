/** The edge of a side that runs as a process of its own: it answers gateways, and nobody else. */
@NullMarked
package io.vouchsafe.gateway.side;

import org.jspecify.annotations.NullMarked;
