/** Redemptions: validate, confirm, delete. */
@NullMarked
package io.vouchsafe.command.redemption;

import org.jspecify.annotations.NullMarked;
