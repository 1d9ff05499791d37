/** Wires Axon's event store to PostgreSQL. Plumbing for both sides: a domain word in here would be a mistake. */
@NullMarked
package io.vouchsafe.store;

import org.jspecify.annotations.NullMarked;
