/** How values are shown, and what is not read at all. */
@NullMarked
package io.vouchsafe.contract.json;

import org.jspecify.annotations.NullMarked;
