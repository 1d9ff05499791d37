/**
 * A chain of hashes with one link per append, which fixes everything that is stored of the events: how it is computed, and how it is read. Knows bytes,
 * positions and rows, and nothing of what an event means.
 */
@NullMarked
package io.vouchsafe.store.chain;

import org.jspecify.annotations.NullMarked;
