/** Projects, users and API keys: who may call, kept in the schema {@code access}. How a credential is checked is not here. */
@NullMarked
package io.vouchsafe.gateway.access;

import org.jspecify.annotations.NullMarked;
