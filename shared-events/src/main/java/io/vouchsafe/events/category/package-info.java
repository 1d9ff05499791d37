/** Categories of a project and their tags, that category rules refer to (contract §5.7). */
@NullMarked
package io.vouchsafe.events.category;

import org.jspecify.annotations.NullMarked;
