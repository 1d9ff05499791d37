/** The commands {@code projections …}: how projections stand, and their rebuilds, noted in the database for a server to do. */
@NullMarked
package io.vouchsafe.standalone.projections;

import org.jspecify.annotations.NullMarked;
