/** How lists are cut into pages. */
@NullMarked
package io.vouchsafe.contract.page;

import org.jspecify.annotations.NullMarked;
