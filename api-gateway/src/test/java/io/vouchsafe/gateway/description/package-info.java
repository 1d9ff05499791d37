/** How the description is made from its sources, and that the committed one is made from them. */
@NullMarked
package io.vouchsafe.gateway.description;

import org.jspecify.annotations.NullMarked;
