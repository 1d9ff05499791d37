/** Signing in and out for browsers, and who one is. How a session is known again is in {@code authentication}. */
@NullMarked
package io.vouchsafe.gateway.session;

import org.jspecify.annotations.NullMarked;
