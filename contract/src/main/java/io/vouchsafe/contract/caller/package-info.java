/** Who is calling: established by the edge, relied on by both sides. */
@NullMarked
package io.vouchsafe.contract.caller;

import org.jspecify.annotations.NullMarked;
