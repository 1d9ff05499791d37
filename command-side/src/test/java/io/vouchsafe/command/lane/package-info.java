/** What a lane does when it is full, when a handler fails, and when somebody who waits for an answer does. */
@NullMarked
package io.vouchsafe.command.lane;

import org.jspecify.annotations.NullMarked;
