/** Schemas of other versions. */
@NullMarked
package io.vouchsafe.store.database;

import org.jspecify.annotations.NullMarked;
