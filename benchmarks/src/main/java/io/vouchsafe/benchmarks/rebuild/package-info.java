/** How fast projections are made anew from a long past. */
@NullMarked
package io.vouchsafe.benchmarks.rebuild;

import org.jspecify.annotations.NullMarked;
