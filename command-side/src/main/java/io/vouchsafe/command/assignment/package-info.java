/** Customers on request, and which vouchers are theirs: registered, deleted, given vouchers and taken them back (contract §5.8). */
@NullMarked
package io.vouchsafe.command.assignment;

import org.jspecify.annotations.NullMarked;
