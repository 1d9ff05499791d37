/** Tests of the limits, by a time that they move themselves. */
@NullMarked
package io.vouchsafe.gateway.limit;

import org.jspecify.annotations.NullMarked;
