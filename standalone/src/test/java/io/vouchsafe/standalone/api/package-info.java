/** The contract, asked from outside over HTTP, and the small language that all tests of the whole ask in. */
@NullMarked
package io.vouchsafe.standalone.api;

import org.jspecify.annotations.NullMarked;
