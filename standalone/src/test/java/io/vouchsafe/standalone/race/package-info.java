/** Many clients at once against one limit, and what the events and the views say afterwards. */
@NullMarked
package io.vouchsafe.standalone.race;

import org.jspecify.annotations.NullMarked;
