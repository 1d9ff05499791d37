/** Reconciling as an auditor does: nothing differs after any history, and whatever is tampered with is named. */
@NullMarked
package io.vouchsafe.standalone.reconcile;

import org.jspecify.annotations.NullMarked;
