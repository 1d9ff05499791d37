/** Tests of the package of the same name. */
@NullMarked
package io.vouchsafe.launch.command.owner;

import org.jspecify.annotations.NullMarked;
