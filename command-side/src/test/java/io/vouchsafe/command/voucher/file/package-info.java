/** Tests of files of vouchers. */
@NullMarked
package io.vouchsafe.command.voucher.file;

import org.jspecify.annotations.NullMarked;
