/** Numbers for new things, handed out in blocks. */
@NullMarked
package io.vouchsafe.command.identity;

import org.jspecify.annotations.NullMarked;
