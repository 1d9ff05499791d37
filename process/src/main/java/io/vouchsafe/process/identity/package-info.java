/** How a side knows who sends a request: by a token that a gateway has signed, and by nothing else. */
@NullMarked
package io.vouchsafe.process.identity;

import org.jspecify.annotations.NullMarked;
