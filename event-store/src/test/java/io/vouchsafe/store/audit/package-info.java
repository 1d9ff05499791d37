/** The chain is built by real appends, tampered with by SQL and by editing files, and each tampering is found at its place. */
@NullMarked
package io.vouchsafe.store.audit;

import org.jspecify.annotations.NullMarked;
