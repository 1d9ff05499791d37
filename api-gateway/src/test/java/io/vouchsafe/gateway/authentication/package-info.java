/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.gateway.authentication;

import org.jspecify.annotations.NullMarked;
