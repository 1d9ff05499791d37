/** A program from its start to its end: where it listens, what it says, and the one way down for all reasons to stop. */
@NullMarked
package io.vouchsafe.process;

import org.jspecify.annotations.NullMarked;
