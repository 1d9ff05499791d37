/** Every rule by itself, and the order of the rule book. */
@NullMarked
package io.vouchsafe.command.rules;

import org.jspecify.annotations.NullMarked;
