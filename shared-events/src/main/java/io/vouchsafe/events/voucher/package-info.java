/** What can happen to vouchers: they are issued in chunks, and live on alone from the first thing that happens to one of them. */
@NullMarked
package io.vouchsafe.events.voucher;

import org.jspecify.annotations.NullMarked;
