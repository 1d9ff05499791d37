/** The command line of the benchmarks. Nothing here is part of the product. */
@NullMarked
package io.vouchsafe.benchmarks;

import org.jspecify.annotations.NullMarked;
