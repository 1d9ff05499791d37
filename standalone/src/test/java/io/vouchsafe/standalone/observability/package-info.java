/** What operators see of a running server: metrics and what is asked of them, logs and traces. */
@NullMarked
package io.vouchsafe.standalone.observability;

import org.jspecify.annotations.NullMarked;
