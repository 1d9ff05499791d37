/** The rules of campaigns (contract §5.4, §5.5): the commands that add, change and remove them. What they mean for a redemption is judged elsewhere. */
@NullMarked
package io.vouchsafe.command.campaign.rule;

import org.jspecify.annotations.NullMarked;
