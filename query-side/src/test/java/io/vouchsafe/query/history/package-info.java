/** Tests of the history's rows. */
@NullMarked
package io.vouchsafe.query.history;

import org.jspecify.annotations.NullMarked;
