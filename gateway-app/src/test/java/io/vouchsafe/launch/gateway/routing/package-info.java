/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.launch.gateway.routing;

import org.jspecify.annotations.NullMarked;
