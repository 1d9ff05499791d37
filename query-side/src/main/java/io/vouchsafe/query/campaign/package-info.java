/** Campaigns as they are read: their projection and their GET endpoints. */
@NullMarked
package io.vouchsafe.query.campaign;

import org.jspecify.annotations.NullMarked;
