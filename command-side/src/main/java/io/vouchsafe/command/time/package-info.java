/** The clock of decisions. */
@NullMarked
package io.vouchsafe.command.time;

import org.jspecify.annotations.NullMarked;
