/** Areas: outlines on the globe that area rules refer to. */
@NullMarked
package io.vouchsafe.command.area;

import org.jspecify.annotations.NullMarked;
