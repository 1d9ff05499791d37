/** How much may be asked of one gateway process: rate limits, failed look-ups of codes, and requests at once. Wrong passwords are counted elsewhere. */
@NullMarked
package io.vouchsafe.gateway.limit;

import org.jspecify.annotations.NullMarked;
