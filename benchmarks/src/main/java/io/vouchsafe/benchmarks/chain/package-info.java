/** What the chain of hashes costs, and whether it holds over what was measured. */
@NullMarked
package io.vouchsafe.benchmarks.chain;

import org.jspecify.annotations.NullMarked;
