/** How the API writes and reads JSON (contract §1): snake case, UTC milliseconds, amounts with two decimals. */
@NullMarked
package io.vouchsafe.contract.json;

import org.jspecify.annotations.NullMarked;
