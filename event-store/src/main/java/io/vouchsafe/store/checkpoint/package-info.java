/** Signed statements of how far the chain was and what its hash was there: the key that signs them, their files, and when they are made. */
@NullMarked
package io.vouchsafe.store.checkpoint;

import org.jspecify.annotations.NullMarked;
