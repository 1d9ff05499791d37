/** Every rule by itself, and the order of the rule book. */
@NullMarked
package io.vouchsafe.rules;

import org.jspecify.annotations.NullMarked;
