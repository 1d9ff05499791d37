/** Tests of the voucher finder. */
@NullMarked
package io.vouchsafe.command.voucher.find;

import org.jspecify.annotations.NullMarked;
