/** How fast reports are answered with years of redemptions behind them. */
@NullMarked
package io.vouchsafe.benchmarks.reports;

import org.jspecify.annotations.NullMarked;
