/** Vouchers: issued one by one or in batches, revised, deleted. */
@NullMarked
package io.vouchsafe.command.voucher;

import org.jspecify.annotations.NullMarked;
