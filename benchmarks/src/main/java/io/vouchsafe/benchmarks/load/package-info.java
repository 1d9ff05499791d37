/** Closed-loop HTTP load from a process of its own: what to send, two drivers that send it, and what came of it. No domain words. */
@NullMarked
package io.vouchsafe.benchmarks.load;

import org.jspecify.annotations.NullMarked;
