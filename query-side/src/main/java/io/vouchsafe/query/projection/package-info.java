/** What all projections share: how they follow the events, where they stand, how they are rebuilt. No domain words. */
@NullMarked
package io.vouchsafe.query.projection;

import org.jspecify.annotations.NullMarked;
