/**
 * The proof that the past is as it was: a chain of hashes with one link per append, signed checkpoints of it, exports of both, and the check of all of
 * that. Knows bytes, positions and rows, and nothing of what an event means.
 */
@NullMarked
package io.vouchsafe.store.chain;

import org.jspecify.annotations.NullMarked;
