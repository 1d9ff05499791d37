/** Sends each request to a process of the side that answers it. */
@NullMarked
package io.vouchsafe.launch.gateway.routing;

import org.jspecify.annotations.NullMarked;
