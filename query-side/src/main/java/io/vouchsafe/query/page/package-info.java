/** Pages of a list with the headers that lead from one to the next (contract §1.3). */
@NullMarked
package io.vouchsafe.query.page;

import org.jspecify.annotations.NullMarked;
