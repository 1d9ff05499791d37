/** Idempotency keys: a request that is repeated under its key has one effect and one answer. No domain words. */
@NullMarked
package io.vouchsafe.command.idempotency;

import org.jspecify.annotations.NullMarked;
