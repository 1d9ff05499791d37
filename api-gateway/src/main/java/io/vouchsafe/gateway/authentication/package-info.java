/** Establishes who is calling, from Basic credentials or an API key (contract §1.1). What the caller may do is not here. */
@NullMarked
package io.vouchsafe.gateway.authentication;

import org.jspecify.annotations.NullMarked;
