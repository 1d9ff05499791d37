/** Figures of a project as they change, pushed to those who watch. Reads what projections have counted; counts nothing that grows with the past. */
@NullMarked
package io.vouchsafe.query.live;

import org.jspecify.annotations.NullMarked;
