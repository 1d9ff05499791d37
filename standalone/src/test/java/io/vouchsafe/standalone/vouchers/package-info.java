/** Tests of the command line for many vouchers. */
@NullMarked
package io.vouchsafe.standalone.vouchers;

import org.jspecify.annotations.NullMarked;
