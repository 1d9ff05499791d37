/** The command side as a process of its own. */
@NullMarked
package io.vouchsafe.launch.command;

import org.jspecify.annotations.NullMarked;
