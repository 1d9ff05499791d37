/** The product's application with two more routes that exist for measuring only, in a process of its own. */
@NullMarked
package io.vouchsafe.benchmarks.workbench;

import org.jspecify.annotations.NullMarked;
