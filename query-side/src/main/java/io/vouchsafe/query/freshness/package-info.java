/** Why a client sees its own writes: reads wait until the projections that they need have caught up. */
@NullMarked
package io.vouchsafe.query.freshness;

import org.jspecify.annotations.NullMarked;
