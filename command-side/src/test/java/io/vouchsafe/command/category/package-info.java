/** Scenarios of categories. */
@NullMarked
package io.vouchsafe.command.category;

import org.jspecify.annotations.NullMarked;
