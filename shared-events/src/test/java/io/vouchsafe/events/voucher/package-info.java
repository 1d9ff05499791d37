/** How a voucher's state changes. */
@NullMarked
package io.vouchsafe.events.voucher;

import org.jspecify.annotations.NullMarked;
