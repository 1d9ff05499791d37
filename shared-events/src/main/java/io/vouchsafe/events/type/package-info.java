/** Value types that events and both sides share: money, discounts, enumerations, calendar windows and stream names. */
@NullMarked
package io.vouchsafe.events.type;

import org.jspecify.annotations.NullMarked;
