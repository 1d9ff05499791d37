/** The command {@code vouchsafe reconcile}. */
@NullMarked
package io.vouchsafe.standalone.reconcile;

import org.jspecify.annotations.NullMarked;
