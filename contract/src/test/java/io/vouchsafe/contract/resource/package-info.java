/** The representations, beside the samples of the contract. */
@NullMarked
package io.vouchsafe.contract.resource;

import org.jspecify.annotations.NullMarked;
