/** The gateway as a process of its own. */
@NullMarked
package io.vouchsafe.launch.gateway;

import org.jspecify.annotations.NullMarked;
