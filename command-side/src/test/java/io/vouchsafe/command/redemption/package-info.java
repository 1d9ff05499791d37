/** Scenarios of redemptions: given what happened before, when a client asks, then exactly these events and this answer. */
@NullMarked
package io.vouchsafe.command.redemption;

import org.jspecify.annotations.NullMarked;
