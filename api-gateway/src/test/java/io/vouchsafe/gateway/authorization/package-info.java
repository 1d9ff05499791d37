/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.gateway.authorization;

import org.jspecify.annotations.NullMarked;
