/** Customers as they are read, with their vouchers and redemptions: their projection and their GET endpoints. */
@NullMarked
package io.vouchsafe.query.customer;

import org.jspecify.annotations.NullMarked;
