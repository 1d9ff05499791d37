/** Bounded queues of commands, drained into one unit of work and one commit at a time. No domain words. */
@NullMarked
package io.vouchsafe.command.lane;

import org.jspecify.annotations.NullMarked;
