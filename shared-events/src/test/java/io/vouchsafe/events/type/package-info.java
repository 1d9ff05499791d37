/** The value types, by tables of examples and against slower, independent reckoning. */
@NullMarked
package io.vouchsafe.events.type;

import org.jspecify.annotations.NullMarked;
