/** From a controller to the command bus and back, on the caller's own thread. */
@NullMarked
package io.vouchsafe.command.dispatch;

import org.jspecify.annotations.NullMarked;
