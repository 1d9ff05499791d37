/** The rules that a campaign's owner sets on redemptions (contract §5.4, §5.5), as they are stored. */
@NullMarked
package io.vouchsafe.events.rule;

import org.jspecify.annotations.NullMarked;
