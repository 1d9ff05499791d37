/** Tests of what reports are reckoned from. */
@NullMarked
package io.vouchsafe.query.tally;

import org.jspecify.annotations.NullMarked;
