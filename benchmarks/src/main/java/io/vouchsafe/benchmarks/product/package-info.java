/** The product from outside: started as a user starts it, set up over HTTP, and audited in its event table. */
@NullMarked
package io.vouchsafe.benchmarks.product;

import org.jspecify.annotations.NullMarked;
