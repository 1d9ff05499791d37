/** The query side as a process of its own. */
@NullMarked
package io.vouchsafe.launch.query;

import org.jspecify.annotations.NullMarked;
