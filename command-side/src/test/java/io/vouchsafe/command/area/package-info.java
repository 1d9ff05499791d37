/** Outlines, and what lies inside them. */
@NullMarked
package io.vouchsafe.command.area;

import org.jspecify.annotations.NullMarked;
