/** How a campaign's account adds up. */
@NullMarked
package io.vouchsafe.events.budget;

import org.jspecify.annotations.NullMarked;
