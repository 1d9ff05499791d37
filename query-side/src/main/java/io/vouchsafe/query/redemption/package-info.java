/** Redemptions as they are read: their projection, their totals and their GET endpoints. */
@NullMarked
package io.vouchsafe.query.redemption;

import org.jspecify.annotations.NullMarked;
