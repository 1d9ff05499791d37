/** Races on real PostgreSQL, within one process and between two, with exact counts. */
@NullMarked
package io.vouchsafe.command.race;

import org.jspecify.annotations.NullMarked;
