/** The benchmark of redemptions: which cells there are, what each is compared with, and whether every count is right. */
@NullMarked
package io.vouchsafe.benchmarks.redemptions;

import org.jspecify.annotations.NullMarked;
