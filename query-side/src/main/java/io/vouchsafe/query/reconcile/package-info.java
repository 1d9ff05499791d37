/** Reconciling: every counter is reckoned anew from the events and compared with what is kept of it. */
@NullMarked
package io.vouchsafe.query.reconcile;

import org.jspecify.annotations.NullMarked;
