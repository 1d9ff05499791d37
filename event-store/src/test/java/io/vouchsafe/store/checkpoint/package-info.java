/** Checkpoints on real chains and in real folders. */
@NullMarked
package io.vouchsafe.store.checkpoint;

import org.jspecify.annotations.NullMarked;
