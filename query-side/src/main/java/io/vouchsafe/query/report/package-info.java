/** Figures over time, as marketing and support ask for them. Not here: how the figures come about, see {@code query.tally}. */
@NullMarked
package io.vouchsafe.query.report;

import org.jspecify.annotations.NullMarked;
