/** The HTTP edge as a library: wires authentication, authorization, request ids, input caps and error bodies around an application's controllers. */
@NullMarked
package io.vouchsafe.gateway;

import org.jspecify.annotations.NullMarked;
