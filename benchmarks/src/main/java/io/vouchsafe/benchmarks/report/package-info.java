/** Medians, the machine, and the tables that people and programs read. */
@NullMarked
package io.vouchsafe.benchmarks.report;

import org.jspecify.annotations.NullMarked;
