/** How a program writes its log. */
@NullMarked
package io.vouchsafe.process.log;

import org.jspecify.annotations.NullMarked;
