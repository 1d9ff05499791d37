/** What a careful developer writes by hand in an afternoon: one SQL transaction per redemption. The product is measured against it. */
@NullMarked
package io.vouchsafe.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
