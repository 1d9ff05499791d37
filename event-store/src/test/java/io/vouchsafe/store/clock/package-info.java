/** Time, for tests of every module. */
@NullMarked
package io.vouchsafe.store.clock;

import org.jspecify.annotations.NullMarked;
