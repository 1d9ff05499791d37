/** How often one customer redeemed in one campaign. */
@NullMarked
package io.vouchsafe.events.usage;

import org.jspecify.annotations.NullMarked;
