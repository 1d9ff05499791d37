/** The error body, and which status goes with it. */
@NullMarked
package io.vouchsafe.contract.error;

import org.jspecify.annotations.NullMarked;
