/** Other programs that a benchmark starts, and must stop again whatever happens. */
@NullMarked
package io.vouchsafe.benchmarks.process;

import org.jspecify.annotations.NullMarked;
