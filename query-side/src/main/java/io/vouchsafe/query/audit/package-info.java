/** The state of the proof, as the server knows it: over HTTP and as metrics. The proof itself is the event store's. */
@NullMarked
package io.vouchsafe.query.audit;

import org.jspecify.annotations.NullMarked;
