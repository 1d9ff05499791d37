/** The commands {@code vouchsafe backup} and {@code vouchsafe restore}: everything that cannot be made anew, in one file, and back from it. */
@NullMarked
package io.vouchsafe.standalone.backup;

import org.jspecify.annotations.NullMarked;
