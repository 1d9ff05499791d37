/** What every event has in common, and that the catalogue is complete. */
@NullMarked
package io.vouchsafe.events;

import org.jspecify.annotations.NullMarked;
