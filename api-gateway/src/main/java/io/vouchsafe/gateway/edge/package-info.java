/** What happens to every request first and last: its id, the cap on its size, the paths that are turned away, and the answer to a bug. */
@NullMarked
package io.vouchsafe.gateway.edge;

import org.jspecify.annotations.NullMarked;
