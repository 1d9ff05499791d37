/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.gateway;

import org.jspecify.annotations.NullMarked;
