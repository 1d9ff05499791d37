/** Establishes who is calling, from Basic credentials, an API key (contract §1.1) or the cookie of a session. What the caller may do is not here. */
@NullMarked
package io.vouchsafe.gateway.authentication;

import org.jspecify.annotations.NullMarked;
