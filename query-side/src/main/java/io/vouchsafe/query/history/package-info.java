/** What happened, by whom and when: one row for each event that somebody caused, and the events themselves. */
@NullMarked
package io.vouchsafe.query.history;

import org.jspecify.annotations.NullMarked;
