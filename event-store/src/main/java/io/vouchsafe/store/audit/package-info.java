/**
 * The check of the proof: computes a chain again, in the database or from an export, compares it with checkpoints, and says where it breaks. Knows bytes,
 * positions and rows, and nothing of what an event means.
 */
@NullMarked
package io.vouchsafe.store.audit;

import org.jspecify.annotations.NullMarked;
