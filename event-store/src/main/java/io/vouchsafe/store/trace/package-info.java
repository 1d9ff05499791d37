/** Traces of requests beyond the thread that took them: through lanes, into the store, and out of it again. No domain words. */
@NullMarked
package io.vouchsafe.store.trace;

import org.jspecify.annotations.NullMarked;
