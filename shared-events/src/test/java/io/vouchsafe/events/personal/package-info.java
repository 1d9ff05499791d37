/** Sealing and opening. */
@NullMarked
package io.vouchsafe.events.personal;

import org.jspecify.annotations.NullMarked;
