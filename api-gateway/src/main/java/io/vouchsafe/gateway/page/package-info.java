/** How a file of ours is sent that everybody may read: validated by its hash, never guessed at by the browser. Which files there are is not here. */
@NullMarked
package io.vouchsafe.gateway.page;

import org.jspecify.annotations.NullMarked;
