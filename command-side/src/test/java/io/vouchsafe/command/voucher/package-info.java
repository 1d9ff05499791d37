/** Codes, batches, and a voucher's life. */
@NullMarked
package io.vouchsafe.command.voucher;

import org.jspecify.annotations.NullMarked;
