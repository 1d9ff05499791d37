/** The error body of the contract (§2), and the few kinds of failure that lead to it. */
@NullMarked
package io.vouchsafe.contract.error;

import org.jspecify.annotations.NullMarked;
