/** The contract's error body (§2) for what fails outside of controllers: in filters, in the routing and in the server itself. */
@NullMarked
package io.vouchsafe.gateway.errors;

import org.jspecify.annotations.NullMarked;
