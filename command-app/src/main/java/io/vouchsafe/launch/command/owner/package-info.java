/** Which command side owns a tree of campaigns, and how a request gets there. For speed only: any of them decides rightly. */
@NullMarked
package io.vouchsafe.launch.command.owner;

import org.jspecify.annotations.NullMarked;
