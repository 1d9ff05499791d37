/** How often each customer redeemed in each campaign. */
@NullMarked
package io.vouchsafe.command.usage;

import org.jspecify.annotations.NullMarked;
