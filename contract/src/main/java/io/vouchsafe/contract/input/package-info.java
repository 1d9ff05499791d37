/** Reading what clients send: every problem is found and named by attribute, none is a server error. */
@NullMarked
package io.vouchsafe.contract.input;

import org.jspecify.annotations.NullMarked;
