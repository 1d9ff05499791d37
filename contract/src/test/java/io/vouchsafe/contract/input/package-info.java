/** What clients send, well-formed and otherwise, and what is made of it. */
@NullMarked
package io.vouchsafe.contract.input;

import org.jspecify.annotations.NullMarked;
