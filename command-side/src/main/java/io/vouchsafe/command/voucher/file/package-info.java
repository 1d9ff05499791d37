/** Files of vouchers: read row by row, entered in chunks beside the lanes, summed up. */
@NullMarked
package io.vouchsafe.command.voucher.file;

import org.jspecify.annotations.NullMarked;
