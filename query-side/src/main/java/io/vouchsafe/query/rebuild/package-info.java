/** Makes projections anew from the whole past, beside the rows that are read, and puts the new rows in their place. No domain words. */
@NullMarked
package io.vouchsafe.query.rebuild;

import org.jspecify.annotations.NullMarked;
