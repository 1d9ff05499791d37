/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.gateway.edge;

import org.jspecify.annotations.NullMarked;
