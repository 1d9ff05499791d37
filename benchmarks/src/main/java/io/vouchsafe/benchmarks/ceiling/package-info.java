/** What PostgreSQL takes when nothing but batched SQL is in the way. */
@NullMarked
package io.vouchsafe.benchmarks.ceiling;

import org.jspecify.annotations.NullMarked;
