/** Pagination as in contract §1.3. */
@NullMarked
package io.vouchsafe.contract.page;

import org.jspecify.annotations.NullMarked;
