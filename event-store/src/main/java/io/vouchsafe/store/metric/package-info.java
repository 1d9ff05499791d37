/** What meters of all modules have in common. */
@NullMarked
package io.vouchsafe.store.metric;

import org.jspecify.annotations.NullMarked;
