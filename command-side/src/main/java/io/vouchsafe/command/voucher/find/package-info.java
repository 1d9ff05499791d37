/** The voucher finder: hands out a free voucher of some campaign that bears the wanted labels, to one caller at a time. */
@NullMarked
package io.vouchsafe.command.voucher.find;

import org.jspecify.annotations.NullMarked;
