/** Areas of a project that area rules refer to (contract §5.6). */
@NullMarked
package io.vouchsafe.events.area;

import org.jspecify.annotations.NullMarked;
