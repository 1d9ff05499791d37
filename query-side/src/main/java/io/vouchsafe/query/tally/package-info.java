/** Keeps the figures that reports are made from, bucket by bucket. Not here: what is asked of them. */
@NullMarked
package io.vouchsafe.query.tally;

import org.jspecify.annotations.NullMarked;
