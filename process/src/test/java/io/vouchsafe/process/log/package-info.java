/** Lines of the log in both forms. */
@NullMarked
package io.vouchsafe.process.log;

import org.jspecify.annotations.NullMarked;
