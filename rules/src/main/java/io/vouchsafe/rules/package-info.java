/** The rules of redemption, pure: from facts to a decision. No framework, no SQL, no clock. */
@NullMarked
package io.vouchsafe.rules;

import org.jspecify.annotations.NullMarked;
