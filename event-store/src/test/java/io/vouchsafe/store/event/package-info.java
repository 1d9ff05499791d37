/** The event table against real PostgreSQL and real concurrent connections, and the stored form of every event. */
@NullMarked
package io.vouchsafe.store.event;

import org.jspecify.annotations.NullMarked;
