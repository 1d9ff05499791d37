/** The read side against real PostgreSQL and over real HTTP: events in, rows and answers out. */
@NullMarked
package io.vouchsafe.query;

import org.jspecify.annotations.NullMarked;
