/** Categories and their tags, that category rules refer to. */
@NullMarked
package io.vouchsafe.command.category;

import org.jspecify.annotations.NullMarked;
