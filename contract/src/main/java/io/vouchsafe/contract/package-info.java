/** Wires the contract's conventions into the web framework. */
@NullMarked
package io.vouchsafe.contract;

import org.jspecify.annotations.NullMarked;
