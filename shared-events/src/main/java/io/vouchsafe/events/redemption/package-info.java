/** What can happen to a redemption attempt, with the facts it was decided on. */
@NullMarked
package io.vouchsafe.events.redemption;

import org.jspecify.annotations.NullMarked;
