/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.gateway.access;

import org.jspecify.annotations.NullMarked;
