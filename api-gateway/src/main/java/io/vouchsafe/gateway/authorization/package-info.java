/** Which role may do what (contract §1.2): one table, and the filter that obeys it. */
@NullMarked
package io.vouchsafe.gateway.authorization;

import org.jspecify.annotations.NullMarked;
