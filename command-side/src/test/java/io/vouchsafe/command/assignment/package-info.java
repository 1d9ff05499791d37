/** Customers on request and the vouchers that are theirs, on a real database. */
@NullMarked
package io.vouchsafe.command.assignment;

import org.jspecify.annotations.NullMarked;
