/** Requests that are repeated under their idempotency keys. */
@NullMarked
package io.vouchsafe.standalone.idempotency;

import org.jspecify.annotations.NullMarked;
