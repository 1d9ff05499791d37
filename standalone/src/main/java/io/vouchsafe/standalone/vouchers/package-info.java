/** The command line for many vouchers: importing and generating them over the API of a server that runs, part by part. */
@NullMarked
package io.vouchsafe.standalone.vouchers;

import org.jspecify.annotations.NullMarked;
