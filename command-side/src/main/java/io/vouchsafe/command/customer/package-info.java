/** The customer directory: from the identifier a client uses to the number that events carry. */
@NullMarked
package io.vouchsafe.command.customer;

import org.jspecify.annotations.NullMarked;
