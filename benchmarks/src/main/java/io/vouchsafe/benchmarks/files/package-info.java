/** The benchmark of imports: how fast a file of codes becomes vouchers, in how much memory, and what redemptions notice of it. */
@NullMarked
package io.vouchsafe.benchmarks.files;

import org.jspecify.annotations.NullMarked;
