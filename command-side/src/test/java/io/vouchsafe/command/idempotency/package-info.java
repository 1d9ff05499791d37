/** Answers under idempotency keys: how long they are kept, and who may answer. */
@NullMarked
package io.vouchsafe.command.idempotency;

import org.jspecify.annotations.NullMarked;
