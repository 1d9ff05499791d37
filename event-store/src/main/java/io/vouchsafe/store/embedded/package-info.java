/**
 * The PostgreSQL that Vouchsafe brings along: unpacking, first start, start after a crash, stop. Knows no tables; whoever brings an own
 * PostgreSQL never touches this package.
 */
@NullMarked
package io.vouchsafe.store.embedded;

import org.jspecify.annotations.NullMarked;
