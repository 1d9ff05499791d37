/** Tests of the process as a whole, and of its options. */
@NullMarked
package io.vouchsafe.standalone;

import org.jspecify.annotations.NullMarked;
