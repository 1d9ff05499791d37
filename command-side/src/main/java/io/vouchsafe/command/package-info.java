/** Wires the command side: the bus, its lanes, and the handlers and controllers of every feature. */
@NullMarked
package io.vouchsafe.command;

import org.jspecify.annotations.NullMarked;
