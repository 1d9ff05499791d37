/** Vouchers as they are read: their projection, their counts by status and their GET endpoints. */
@NullMarked
package io.vouchsafe.query.voucher;

import org.jspecify.annotations.NullMarked;
